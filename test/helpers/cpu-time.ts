/** CPU time of this process since it began, milliseconds: unlike that of a clock, it does not grow while other programs have the processor. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
