import { type ServedInstance, serve } from './latency.js';
import type { Instance } from './step.js';

/** What a step spends most of its time on. */
export type Bound = 'compute' | 'bandwidth' | 'links' | 'host';

/** What would shorten a step most if there were twice as much of it, while reading a prompt and while generating. */
export function boundsOf({ instance, lengths }: ServedInstance, batch: number): { readonly prefill: Bound; readonly decode: Bound } {
  const { hardware, engine } = instance;
  const { peakBf16, peakFp8, peakFp4, bandwidth, linkBytesPerSecond } = hardware;
  const twice = (value: number | null) => (value === null ? null : 2 * value);
  const relieved: Readonly<Record<Bound, Instance>> = {
    compute: {
      ...instance,
      hardware: { ...hardware, peakBf16: 2 * peakBf16, peakFp8: twice(peakFp8), peakFp4: twice(peakFp4) },
    },
    bandwidth: { ...instance, hardware: { ...hardware, bandwidth: 2 * bandwidth } },
    links: { ...instance, hardware: { ...hardware, linkBytesPerSecond: 2 * linkBytesPerSecond } },
    host: {
      ...instance,
      engine: {
        ...engine,
        hostSecondsPerSequence: engine.hostSecondsPerSequence / 2,
        hostSecondsPerLayer: engine.hostSecondsPerLayer / 2,
        hostSecondsPerStep: engine.hostSecondsPerStep / 2,
        frontSecondsPerToken: engine.frontSecondsPerToken / 2,
      },
    },
  };
  const least = (seconds: (served: ServedInstance) => number): Bound => {
    let best: Bound = 'bandwidth';
    let shortest = Number.POSITIVE_INFINITY;
    for (const bound of Object.keys(relieved) as Bound[]) {
      const there = seconds(serve(relieved[bound], lengths));
      if (there < shortest) [best, shortest] = [bound, there];
    }
    return best;
  };
  return { prefill: least((served) => served.mixed(batch) - served.decode(batch)), decode: least((served) => served.decode(batch)) };
}
