declare module 'cli-table3/src/utils.js' {
  const utilities: { truncate: (text: string, width: number, mark?: string) => string };
  export = utilities;
}
