/** Makers, authorities and publishers whose titled documents need no address: “Google, announcement of Gemma 2, 2024-06-27”. */
const PUBLISHERS =
  /^(AMD|AWS|Ai2|Alibaba|Anthropic|Australian Government|Azure|Baidu|CoreWeave|Crusoe|DeepMind|DeepSeek|Google|Huawei|Hugging Face|Intel|Meta AI|Microsoft|MiniMax|Mistral AI|Moonshot AI|NVIDIA|Nebius|OpenAI|Oracle|Qwen|TII|Tencent|Wikipedia|xAI)(?=[\s,])/;
const PREFACE = /^(?:[Mm]odel card of|HF card|config\.json of) /;
const REPOSITORY = /^([\w.-]+)\/[\w.-]+(?=[@\s,:;(]|$)/;
const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]+\.)+(?!(?:csv|gin|json|md|pdf|py|sh|ts|txt|ya?ml)\b)[a-z]{2,})(?=[/,;:\s(]|$)/;
const PAPER = /^(?:[^;]+ \d{4}, [^;]*)?(arXiv:\d{4}\.\d{4,5})/;
const READING = /^(nvidia-smi|rocm-smi) output on /;
const ARITHMETIC = /^counted from the config of this file$/;

/**
 * Who published a document that can be looked up: the host of an address, the owner of a repository, the number
 * of a paper, the publisher of a titled page, the program that prints what it reads from a card, or the file itself.
 * Null where the text does not begin with any of these: it names no document then.
 */
export function namedPublisherOf(document: string): string | null {
  const text = document.replace(PREFACE, '');
  for (const form of [ADDRESS, REPOSITORY, PAPER, PUBLISHERS, READING]) {
    const publisher = form.exec(text)?.[1];
    if (publisher !== undefined) return publisher.toLowerCase();
  }
  return ARITHMETIC.test(text) ? 'this file' : null;
}

/** Who published a document, by its first words where it does not say so in one of the forms above. */
export function publisherOf(document: string): string {
  return (
    namedPublisherOf(document) ??
    document
      .split(/[\s,(]+/, 2)
      .join(' ')
      .toLowerCase()
  );
}
