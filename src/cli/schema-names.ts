/** The JSON Schemas that the package ships. */
export const schemaNames = [
  'scenario',
  'scenario-object',
  'answer',
  'check',
  'diff',
  'validation',
  'measurements',
  'scale',
  'errors',
  'gpu-preset',
  'model-preset',
  'grid-preset',
  'measurement-preset',
  'instances-preset',
];
