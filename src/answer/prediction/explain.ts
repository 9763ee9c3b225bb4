import { gatheredBytes, OVERHEAD, type TrainingMemory } from '../../core/training/memory.js';
import { backwardOf, dataParallel, type Setup } from '../../core/training/setup.js';
import { isHybrid, type ModelShape } from '../../core/training/shape.js';
import { forwardSeconds, sharesHead } from '../../core/training/stage.js';
import { type Step as CoreStep, countedFlopsPerToken, recomputedFactor } from '../../core/training/step.js';
import type { Step } from '../contract/step.js';
import { type Line, stepOf, type Taken } from './line.js';

const BOOK = 'docs/training.md, The step';
const MEMORY = 'docs/training.md, Memory: Korthikanti et al. 2022, arXiv:2205.05198; Rajbhandari et al. 2020, arXiv:1910.02054';

/** How a predicted step comes about: its parts with the numbers put in, a micro batch on one stage first. */
export function explained(shape: ModelShape, setup: Setup, step: CoreStep, memory: TrainingMemory, peak: number): readonly Step[] {
  const { work, microBatches: m, headSeconds: h } = step;
  const { pp, vp } = setup.layout;
  const backward = backwardOf(setup, shape.layers);
  const passes = backward.frozen ? 2 : 3;
  const of = (seconds: number) => seconds / pp;
  const computed: readonly Taken[] = [
    ['matmulSeconds', 't_w', of(passes * work.matmul)],
    ['attentionSeconds', 't_a', of(work.attentionForward + work.attentionBackward)],
    ['elementwiseSeconds', 't_e', of(work.elementwise)],
    ['recomputationSeconds', 't_r', of(backward.recomputed * forwardSeconds(work) + (backward.selective ? work.selected : 0))],
    ['tensorTrafficSeconds', 't_p', of(2 * work.tensor)],
    ['contextTrafficSeconds', 't_c', of(work.context / 2)],
    ['expertTrafficSeconds', 't_x', of(2 * work.exchange)],
    ['launchSeconds', 't_l', step.computingSeconds - h - step.forwardSeconds - step.backwardSeconds],
    ['headSeconds', 't_h', h],
    ['trafficBesideSeconds', 't_d', step.stageSeconds - step.computingSeconds],
  ];
  const stage = step.stageSeconds;
  const between = step.pipelineTrafficSeconds;
  const rounds = (pp - 1) / vp;
  // What the stages without the head take less.
  const less =
    rounds === 0 || sharesHead(shape.layers, pp, isHybrid(shape), setup.balanced) ? 0 : stage + between - step.bubbleSeconds / rounds;
  const { exposedTrafficSeconds: x, optimizerSeconds: o, fixedSeconds: f, bubbleSeconds: b } = step;
  const factor = step.stepSeconds / (m * (stage + between) + b + x + o + f);
  const flops = countedFlopsPerToken(shape, setup);
  const mfu = (step.tokensPerSecondPerGpu * flops) / peak;
  const lines: readonly Line[] = [
    [
      'stageSeconds',
      't_S',
      's',
      't_S = t_w + t_a + t_e + t_r + t_p + t_c + t_x + t_l + t_h + t_d',
      computed,
      stage,
      `${BOOK}: one micro batch on one stage`,
    ],
    [
      'microBatches',
      'm',
      '',
      'm = B_g ÷ (d × b_m)',
      [
        ['globalBatch', 'B_g', setup.globalBatch],
        ['dataParallel', 'd', dataParallel(setup)],
        ['microBatch', 'b_m', setup.microBatch],
      ],
      m,
      'definition: sequences of a step ÷ data parallel ranks and sequences at a time',
    ],
    [
      'bubbleSeconds',
      't_b',
      's',
      't_b = (p − 1) ÷ v × (t_S − t_n + t_i)',
      [
        ['stages', 'p', pp],
        ['virtualStages', 'v', vp],
        ['stageSeconds', 't_S', stage],
        ['headOnlySeconds', 't_n', less],
        ['betweenSeconds', 't_i', between],
      ],
      b,
      'Narayanan et al. 2021, arXiv:2104.04473, section 2.2: a pipeline fills and drains once a step',
    ],
    [
      'stepSeconds',
      't_s',
      's',
      't_s = (m × (t_S + t_i) + t_b + t_g + t_o + t_f) × k',
      [
        ['microBatches', 'm', m],
        ['stageSeconds', 't_S', stage],
        ['betweenSeconds', 't_i', between],
        ['bubbleSeconds', 't_b', b],
        ['gradientSeconds', 't_g', x],
        ['optimizerSeconds', 't_o', o],
        ['fixedSeconds', 't_f', f],
        ['scaleFactor', 'k', factor],
      ],
      step.stepSeconds,
      `${BOOK}: micro batches, bubble, gradients that are not hidden, optimizer, a fixed time, and what more servers, the mean of releases and the pace of production runs add`,
    ],
    [
      'tokensPerSecondPerGpu',
      'r',
      'tokens/s',
      'r = B_g × l ÷ (t_s × n_G)',
      [
        ['globalBatch', 'B_g', setup.globalBatch],
        ['sequence', 'l', setup.sequence],
        ['stepSeconds', 't_s', step.stepSeconds],
        ['gpus', 'n_G', setup.gpus],
      ],
      step.tokensPerSecondPerGpu,
      'definition: tokens of a step ÷ its time and GPUs',
    ],
    [
      'mfu',
      'M',
      'of the peak',
      'M = r × c_s ÷ P',
      [
        ['tokensPerSecondPerGpu', 'r', step.tokensPerSecondPerGpu],
        ['modelFlopsPerToken', 'c_s', flops],
        ['peakFlopsPerGpu', 'P', peak],
      ],
      mfu,
      'Chowdhery et al. 2022 (PaLM), arXiv:2204.02311, appendix B: with attention over the whole sequence',
    ],
    [
      'hfu',
      'H',
      'of the peak',
      'H = M × (1 + a_r)',
      [
        ['mfu', 'M', mfu],
        ['recomputedShare', 'a_r', recomputedFactor(shape, setup) - 1],
      ],
      mfu * recomputedFactor(shape, setup),
      'Korthikanti et al. 2022, arXiv:2205.05198, section 5: with what is computed again, as a share of the step’s own',
    ],
    [
      'memoryBytesPerGpu',
      'G',
      'B',
      'G = (G_w + G_g + G_o + G_a + G_l + G_y) × k_f + k_c',
      [
        ['weightsBytes', 'G_w', memory.weights],
        ['gradientsBytes', 'G_g', memory.gradients],
        ['optimizerBytes', 'G_o', memory.optimizer],
        ['activationsBytes', 'G_a', memory.activations],
        ['logitsBytes', 'G_l', memory.logits],
        ['gatheredBytes', 'G_y', gatheredBytes(memory)],
        ['fragmentsFactor', 'k_f', OVERHEAD.factor],
        ['contextBytes', 'k_c', OVERHEAD.contextBytes],
      ],
      memory.total,
      MEMORY,
    ],
  ];
  return lines.map(stepOf);
}
