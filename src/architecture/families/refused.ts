/** Models that are not read, by why: their matrices are others than a reader of their keys would guess. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  'has an encoder of sound whose parameters are not told apart from those of the language model': [
    'granite_speech',
    'granite_speech_plus',
    'granite_speech5',
    'vibevoice',
    'vibevoice_asr',
    'moshi',
  ],
  'has a table of pictures beside that of tokens, which is not described here': ['ovis2', 'emu3', 'chameleon', 'janus'],
};

let byName: ReadonlyMap<string, string> | undefined;

/** Why a `model_type` is not read; undefined where it is. */
export function refusalOf(modelType: string): { readonly modelType: string; readonly why: string } | undefined {
  byName ??= new Map(Object.entries(refusals).flatMap(([why, names]) => names.map((name): [string, string] => [name, why])));
  const why = byName.get(modelType);
  return why === undefined ? undefined : { modelType, why };
}
