/**
 * Starts the script that the page holds compressed. It is the page's own: the policy names its hash. A browser that cannot
 * read it shows the page without fields.
 */
function unpack(packed: string): void {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text().then((text) => {
    const script = document.createElement('script');
    script.textContent = text;
    document.body.append(script);
  });
}

if ('DecompressionStream' in globalThis) unpack(document.getElementById('packed')?.textContent ?? '');
