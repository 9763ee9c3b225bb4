import type { TrainingPrecision } from '../../core/training/hardware.js';
import type { Dispatcher, Recompute, Setup, UsualStep, ZeroStage } from '../../core/training/setup.js';
import type { ModelShape } from '../../core/training/shape.js';
import { denseShape, grokShape, publishedShapes } from './shapes.js';
import { type Cells, number, table } from './table.js';

/** A published training step. */
export type TrainingRow = {
  /** Document it is from, one publisher's model on one accelerator, and the publisher. */
  readonly document: string;
  readonly group: string;
  readonly publication: string;
  readonly model: string;
  readonly gpu: string;
  readonly shape: ModelShape;
  readonly setup: Setup;
  /** Bytes/s of network that an accelerator of the cluster has; null for what its machines usually have. */
  readonly networkBytesPerSecond: number | null;
  readonly tokensPerSecondPerGpu: number;
  readonly peakMemoryBytes: number | null;
};

/** Steps of dense models and mixtures: `presets/measurements/training/steps.csv`, and the documents they are from. `usual` is what no column says. */
export function readSteps(
  text: string,
  documents: Readonly<Record<string, { readonly publication: string }>>,
  usual: UsualStep,
): readonly TrainingRow[] {
  return table(text).map((cells) => {
    const { document = '', group = '', model = '', gpu = '', switches = '' } = cells;
    const publication = documents[document]?.publication;
    if (publication === undefined) throw new Error(`presets: published steps: no document is called ${document}`);
    const marks = new Set(switches.split(' '));
    return {
      document,
      group,
      publication,
      model,
      gpu,
      shape: shapeOf(cells),
      setup: {
        ...usual,
        gpus: number(cells, 'gpus'),
        layout: layoutOf(cells),
        sequenceParallel: cells['sequenceParallel'] === '1',
        zero: number(cells, 'zero') as ZeroStage,
        microBatch: number(cells, 'microBatch'),
        globalBatch: number(cells, 'globalBatch'),
        sequence: number(cells, 'sequence'),
        precision: cells['precision'] as TrainingPrecision,
        recompute: (cells['recompute'] || 'none') as Recompute,
        stack: cells['stack'] as Setup['stack'],
        overlap: !marks.has('serial'),
        pureBf16: marks.has('bf16'),
        gather8: marks.has('gather8'),
        balanced: marks.has('balanced'),
        scattered: !marks.has('whole'),
        dispatcher: (cells['dispatcher'] || null) as Dispatcher | null,
        fused: cells['fused'] === '1',
      },
      networkBytesPerSecond: null,
      tokensPerSecondPerGpu: number(cells, 'tokensPerSecondPerGpu'),
      peakMemoryBytes: cells['peakMemoryGib'] ? number(cells, 'peakMemoryGib') * 2 ** 30 : null,
    };
  });
}

function layoutOf(cells: Cells): Setup['layout'] {
  return {
    tp: number(cells, 'tp'),
    pp: number(cells, 'pp'),
    vp: number(cells, 'vp'),
    cp: number(cells, 'cp'),
    ep: number(cells, 'ep'),
  };
}

function shapeOf(cells: Cells): ModelShape {
  const { model = '' } = cells;
  if (cells['hidden']) {
    return denseShape({
      layers: number(cells, 'layers'),
      hidden: number(cells, 'hidden'),
      width: number(cells, 'ffn'),
      gated: cells['gated'] === '1',
      heads: number(cells, 'heads'),
      keyValueHeads: number(cells, 'keyValueHeads', number(cells, 'heads')),
      vocabulary: number(cells, 'vocabulary'),
    });
  }
  const shape = model.startsWith('grok') ? grokShape(number(cells, 'layers')) : publishedShapes[model];
  if (shape === undefined) throw new Error(`presets: published steps: no shape of ${model}`);
  return shape;
}

const VTRAIN = { gpu: 'a100-sxm-80gb', vocabulary: 51_200, networkBytesPerSecond: 12.5e9 };

/** Measured steps of small and middle models: `presets/measurements/training/small-models.csv`. */
export function readSmallModels(text: string, usual: UsualStep): readonly (TrainingRow & { readonly setting: string })[] {
  return table(text).map((cells) => {
    const [hidden, layers, heads, sequence] = ['hidden', 'layers', 'heads', 'sequence'].map((name) => number(cells, name)) as [
      number,
      number,
      number,
      number,
    ];
    const gpus = number(cells, 'gpus');
    const globalBatch = number(cells, 'globalBatch');
    const setting = cells['setting'] as string;
    return {
      document: 'vtrain',
      setting,
      group: `vtrain/${VTRAIN.gpu}/${setting}/gpt-${hidden}x${layers}`,
      publication: 'vTrain',
      model: `gpt-${hidden}x${layers}`,
      gpu: VTRAIN.gpu,
      shape: denseShape({
        layers,
        hidden,
        width: 4 * hidden,
        gated: false,
        heads,
        keyValueHeads: heads,
        vocabulary: VTRAIN.vocabulary,
      }),
      setup: {
        ...usual,
        gpus,
        layout: layoutOf(cells),
        zero: 0,
        microBatch: number(cells, 'microBatch'),
        globalBatch,
        sequence,
        precision: 'fp16',
        stack: 'old',
        overlap: false,
        fused: false,
      },
      networkBytesPerSecond: VTRAIN.networkBytesPerSecond,
      tokensPerSecondPerGpu: (globalBatch * sequence) / (gpus * number(cells, 'stepSeconds')),
      peakMemoryBytes: null,
    };
  });
}
