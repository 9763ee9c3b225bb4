/** Pointing at a figure lights what it is made of, in its own chain. */
export function lightInputs(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-inputs]')) {
    const inputs = (place.dataset['inputs'] ?? '')
      .split(' ')
      .flatMap((key) => [...(place.parentElement?.querySelectorAll(`[id$="figure-${key}"]`) ?? [])]);
    const light = (lit: boolean) => () => {
      for (const input of inputs) input.classList.toggle('lit', lit);
    };
    place.addEventListener('pointerenter', light(true));
    place.addEventListener('pointerleave', light(false));
  }
}
