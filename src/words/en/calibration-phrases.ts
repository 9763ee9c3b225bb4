type None = Record<never, never>;

/** What is wrong with a calibration. */
export const calibrationPhrases = {
  'calibration-shape': (_: None): string => 'it must have version, program and groups',
  'calibration-version': (_: None): string => 'version: 1 is missing',
  'calibration-groups': (_: None): string => 'groups must be a list',
  'calibration-group': (_: None): string => 'a group must have metric, gpu, models and factor',
  'calibration-twice': (_: None): string => 'this group stands here a second time',
  'calibration-lacks': ({ key }: { key: string }): string => `a group lacks ${key}`,
  'calibration-number': ({ key, least, most, whole }: { key: string; least: number; most: number; whole: boolean }): string =>
    `${key} must be ${whole ? 'a whole number' : 'a number'}, ${least} to ${most}`,
  'calibration-errors': ({ key, keys }: { key: string; keys: readonly string[] }): string => `${key} must have ${keys.join(', ')}`,
  'calibration-share': ({ key }: { key: string }): string => `${key} must be a share above −1`,
  'calibration-order': ({ key }: { key: string }): string => `${key}: low, bias and high must come in this order`,
  'calibration-unread': (_: None): string => 'it was not read',
  'a-calibration': (_: None): string =>
    'a calibration, as llm-sizing validate --measurements runs.csv --write-calibration ours.yaml writes it',
} as const;
