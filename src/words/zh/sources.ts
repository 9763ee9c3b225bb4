/** Units of formulas that are not symbols. */
export const measuresChinese: Readonly<Record<string, string>> = {
  'of the peak': '（峰值占比）',
  'of the price': '（价格占比）',
  'of the demand': '（需求倍数）',
  '1/month': '/月',
  parameters: '参数',
  tokens: 'token（个）',
  'tokens/request': 'token/请求',
  'tokens/example': 'token/示例',
  'tokens/word': 'token/词',
  'tokens/s': 'token/秒',
  sequences: '个序列',
  replicas: '个副本',
  'words/question': '词/问题',
  'questions/request': '问题/请求',
  'examples/request': '示例/请求',
  requests: '次请求',
  'requests/s': '次请求/秒',
  users: '个用户',
  turns: '轮',
  's/request': '秒/请求',
  's/token': '秒/token',
  year: '年',
  years: '年',
  GPUs: '张 GPU',
  'GPUs/server': 'GPU/服务器',
  GPU·h: 'GPU 小时',
  servers: '台服务器',
  bytes: '字节',
  'bytes/s': '字节/秒',
  'USD/server': 'USD/服务器',
  'USD/GPU-hour': 'USD/GPU 小时',
  'USD/kW-month': 'USD/kW·月',
};

/** Where a formula comes from: definitions and what documents say, by their English; names of documents stay as they are. */
const SOURCES: Readonly<Record<string, string>> = {
  'an assumption, or what a cost model predicts': '假设，或成本模型的预测',
  // What documents say.
  'attention over the context is left out': '不计对上下文的注意力',
  '2 FLOP a parameter forward, 4 backward': '每参数前向 2 FLOP、反向 4 FLOP',
  'one multiply-add a parameter': '每参数一次乘加',
  'utilisation is the share of the peak that does model FLOPs': '利用率是峰值中用于模型 FLOP 的比例',
  'MFU is the observed throughput ÷ that at the peak': 'MFU 是实测吞吐 ÷ 峰值吞吐',
  'every key is counted for every query': '每个查询计入每个键',
  '6·N + 12·L·H·Q·T, every key counted for every query': '6·N + 12·L·H·Q·T，每个查询计入每个键',
  'with attention over the whole sequence': '计入整个序列上的注意力',
  'with what is computed again, as a share of the step’s own': '计入重计算，按其占该步的比例',
  'a pipeline fills and drains once a step': '流水线每步填充与排空一次',
  '72·B·s·L·h²·(1 + s/6h + V/12Lh) for a feed-forward width of 4·h': '72·B·s·L·h²·(1 + s/6h + V/12Lh)，前馈宽度为 4·h',
  'the published 96·B·s·L·h²·(1 + s/6h + V/16Lh), with the forward pass of every layer computed again':
    '公布的 96·B·s·L·h²·(1 + s/6h + V/16Lh)，每层前向都重计算',
  'model FLOP': '模型 FLOP',
  'hardware FLOP': '硬件 FLOP',
  'interactive response time formula': '交互响应时间公式',
  'kWh × grid intensity': 'kWh × 电网碳强度',
  'GHG Protocol, location-based': 'GHG Protocol，基于位置',
  'a GPU’s share of its server’s power × PUE (ISO/IEC 30134-2)': '单卡分摊的服务器功率 × PUE (ISO/IEC 30134-2)',
  'straight-line depreciation (IAS 16, paragraph 62) to nothing, over all hours of the years (8,760 each)':
    '直线折旧至零 (IAS 16, paragraph 62)，分摊到各年的全部小时（每年 8,760）',
  'interest and tax are left out': '不计利息与税',
  // Definitions.
  'requests in the window × tokens a request': '窗口内请求数 × 每请求 token 数',
  'a dense model passes each token through all parameters': '稠密模型的每个 token 经过全部参数',
  'work ÷ the part of the time that makes progress': '工作量 ÷ 真正推进训练的时间',
  'needed rate ÷ rate of one GPU': '所需速率 ÷ 单卡速率',
  'offered rate ÷ rate of one GPU': '提供的速率 ÷ 单卡速率',
  'GPUs ÷ GPUs a server holds': 'GPU 数 ÷ 每台服务器 GPU 数',
  'whole GPUs, held for the whole time': '整卡，全程占用',
  'rented GPU-hours × price': '租用的 GPU 小时 × 价格',
  'power × time, all servers at load for the whole time': '功率 × 时间，全部服务器全程满载',
  'kWh × price': 'kWh × 电价',
  'not part of the cost, since a rented GPU-hour includes it': '不计入成本，因为租用的 GPU 小时已包含',
  'not part of the cost': '不计入成本',
  'kW × hours of the month × price of a kWh': 'kW × 当月小时数 × 每 kWh 价格',
  'all GPUs of the month that are paid for × its hours (365 ÷ 12 days) × price': '当月计费的全部 GPU × 当月小时数（365 ÷ 12 天）× 价格',
  'growth is compounded month by month': '增长逐月复合',
  'month 0 is now': '第 0 个月是现在',
  'budget ÷ price of the GPUs for an hour': '预算 ÷ 这些 GPU 一小时的价格',
  'budget ÷ price of the time': '预算 ÷ 该时间的价格',
  'budget ÷ price of the whole instances for an hour': '预算 ÷ 整实例一小时的价格',
  'budget ÷ price of whole instances for the time': '预算 ÷ 整实例在该时间内的价格',
  'rounded down to stay within it': '向下取整以不超出',
  'power budget ÷ power of one GPU with its share of the server and the building': '功率预算 ÷ 单卡功率（含分摊的服务器与机房）',
  'FLOP a token × tokens that are computed': '每 token FLOP × 要计算的 token 数',
  'FLOP a token × tokens': '每 token FLOP × token 数',
  'with c = 6·N this is C = 6·N·D (Kaplan et al. 2020, arXiv:2001.08361, section 2.1)':
    'c = 6·N 时即 C = 6·N·D (Kaplan et al. 2020, arXiv:2001.08361, section 2.1)',
  'with c = 2·N this is C = 2·N·T (Kaplan et al. 2020, arXiv:2001.08361, section 2.1)':
    'c = 2·N 时即 C = 2·N·T (Kaplan et al. 2020, arXiv:2001.08361, section 2.1)',
  'mean rate over the window': '窗口内的平均速率',
  'mean over the tokens that are computed': '对要计算的 token 取平均',
  'reading and generating together': '读取与生成合计',
  'every token passes every active parameter once': '每个 token 经过每个激活参数一次',
  'each token passes the model once': '每个 token 经过模型一次',
  'energy ÷ tokens served': '耗电量 ÷ 处理的 token 数',
  'power of a GPU at this load ÷ tokens that it generates a second': '该负载下的单卡功率 ÷ 每秒生成的 token 数',
  'cost ÷ tokens served, prompt and completion alike': '成本 ÷ 处理的 token 数，提示与回答同等计算',
  'prompt tokens + generated tokens': '提示 token 数 + 生成 token 数',
  'prompt tokens that are computed': '要计算的提示 token 数',
  'tokens that are generated': '生成的 token 数',
  'nothing of the prompt is cached': '提示没有任何缓存',
  'a cached prefix is not computed again': '缓存前缀不再计算',
  'zero-shot, the question alone': '零样本，只有问题本身',
  'the question behind what was said before': '问题接在此前的内容之后',
  'the examples stand in front of the question': '示例放在问题之前',
  'the examples stand in front of the conversation': '示例放在对话之前',
  'the share of the prompt that a cache holds, mean over the requests': '缓存中的提示比例，取各请求平均',
  'turn k carries the k − 1 questions and answers before it': '第 k 轮带上此前的 k − 1 轮问答',
  'the mean over the turns': '取各轮平均',
  'tokens a second × time': '每秒 token 数 × 时间',
  'tokens a second ÷ tokens a request': '每秒 token 数 ÷ 每请求 token 数',
  'generated tokens a second ÷ generated tokens a request': '每秒生成 token 数 ÷ 每请求生成 token 数',
  'questions a request × words a question and answer × tokens a word': '每请求问题数 × 每问答词数 × 每词 token 数',
  'users × messages that one of them sends': '用户数 × 每用户消息数',
  'a message is a request': '一条消息是一次请求',
  'measured tokens a second × FLOP of each': '实测每秒 token 数 × 每 token FLOP',
  'measured tokens a second × mean FLOP of a token that is served': '实测每秒 token 数 × 所处理 token 的平均 FLOP',
  'mean rate × peak ÷ mean, so large that its peak leaves the headroom free': '平均速率 × 峰均比，并使高峰仍留有余量',
  'GPUs that work and GPUs that stand by': '工作的 GPU 与备用的 GPU',
  'power and money count both, since both are switched on and paid for': '功率与成本两者都计，因为都通电且都付费',
  'servers that stand by × GPUs a server holds': '备用服务器数 × 每台服务器 GPU 数',
  'a share of the working servers, rounded up to whole ones': '工作服务器的一定比例，向上取整',
  'GPUs that are paid for, held for the whole time': '计费的 GPU，全程占用',
  'an instance is rented with all of its GPUs': '实例连同其全部 GPU 一起租用',
  'GPU-hours × cost of an owned one': 'GPU 小时 × 自有 GPU 小时成本',
  'GPU-hours of whole instances × cost of an owned one': '整实例的 GPU 小时 × 自有 GPU 小时成本',
  'rented GPU-hours of whole instances × price': '租用整实例的 GPU 小时 × 价格',
  'whole servers × price of one': '整台服务器数 × 单价',
  'kWh of a GPU-hour, the building’s share with it × price': '每 GPU 小时的 kWh（含机房分摊）× 电价',
  'kW of a GPU’s share of its server × price of a kW for a month of 730 hours (365 ÷ 12 days)':
    '单卡分摊的服务器 kW × 每 kW 每月价格，每月 730 小时（365 ÷ 12 天）',
  'total cost of ownership of a GPU for an hour, in use or not': '一张 GPU 一小时的总拥有成本，无论是否在用',
  'an owned GPU-hour ÷ a rented one': '自有 GPU 小时 ÷ 租用 GPU 小时',
  'the share of all hours in use at which they cost the same': '两者花费相同时的使用时间占比',
  'sequences of a step ÷ data parallel ranks and sequences at a time': '一步的序列数 ÷ 数据并行进程数与每次的序列数',
  'tokens of a step ÷ its time and GPUs': '一步的 token 数 ÷ 其时间与 GPU 数',
  'one GPU fewer would miss the time': '少一张 GPU 就无法按时完成',
  'one GPU fewer would not do the work': '少一张 GPU 就做不完',
  'servers are bought whole': '服务器按整台购买',
  'a server that works in part fails as a whole': '部分工作的服务器也会整台故障',
  // Of models.
  'the elements of its matrices and vectors, over all layers': '其矩阵与向量的元素数，取所有层合计',
  'every trainable number once': '每个可训练的数计一次',
  'without the experts that a token does not pass': '不含一个 token 不经过的专家',
  'without the tables and an output matrix of its own': '不含嵌入表与单独的输出矩阵',
  'the linear layers, which low precision keeps': '可用低精度存储的线性层',
  'two FLOP for each element of each matrix that a token passes': 'token 经过的每个矩阵的每个元素计两次 FLOP',
  'two FLOP for each dimension of a key and of a value, query and head': '每个查询与头，键与值的每一维计两次 FLOP',
  'keys as the mask allows, on average': '键数按掩码计，取平均',
  'decay, write and read of each state, as the recurrence is written': '每个状态的衰减、写入与读取，按循环公式计',
  sum: '求和',
  'norms, activations and biases are left out': '不计归一化、激活函数与偏置',
  'only its last token is projected to the vocabulary, which is counted where tokens are generated':
    '只有最后一个 token 投影到词表，这一步计入生成',
  'reading a prompt': '读取提示',
  'generating the token at position s, which looks at s keys': '生成位置 s 处的 token，它关注 s 个键',
  'latent attention works on the compressed vectors': '潜在注意力在压缩向量上计算',
  'the backward pass has two products for each one of the forward pass': '前向的每次乘积，反向有两次',
  'a token of the source passes the encoder, and becomes a key and a value of each decoder layer':
    '源 token 经过编码器，并成为解码器每层的一个键与一个值',
  'a token of the target passes the decoder and looks at s tokens of the source': '目标 token 经过解码器，并关注 s 个源 token',
  'as many source tokens as target tokens': '源 token 与目标 token 一样多',
  'recurrent states in FP32, trailing inputs of convolutions as the cache': '循环状态用 FP32，卷积的尾部输入按缓存格式',
  'whatever the length': '与长度无关',
  'one sequence of s tokens': '一个 s token 的序列',
  'a sliding window keeps no more than its width': '滑动窗口最多保留其宽度',
  'one micro batch on one stage': '一个微批在一个流水线阶段',
  'micro batches, bubble, gradients that are not hidden, optimizer, a fixed time, and what more servers and the mean of releases add':
    '微批、气泡、未被掩盖的梯度通信、优化器、固定时间，以及更多服务器与多个版本平均带来的部分',
  'in a low format rotary parts stay in two bytes': '低精度格式下旋转部分仍为两字节',
};

/** Those that have numbers or names in them. */
const MADE: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^(\S+): ([\d.]+) bits a parameter$/, '$1：每参数 $2 位'],
  [/^(\S+): one scale for all inputs × (\d+) outputs?$/, '$1：全部输入 × $2 个输出共用一个缩放因子'],
  [/^(\S+): one scale for (\d+) inputs × (\d+) outputs?$/, '$1：$2 个输入 × $3 个输出共用一个缩放因子'],
  [/^(\S+): ([\d.]+) bits in linear layers, ([\d.]+) a scale, 16 elsewhere$/, '$1：线性层 $2 位，每个缩放因子 $3 位，其余 16 位'],
  [/^keys and values that each layer keeps of a token, ([\d.]+) bytes each \((\S+)\)$/, '每层为一个 token 保留的键与值，各 $1 字节（$2）'],
  [
    /^what each layer keeps of a token: ([\d.]+) bytes an element \((\S+)\), keys of an indexer in one with a scale of four for 128 of them; in a low format rotary parts stay in two bytes$/,
    '每层为一个 token 保留的内容：每元素 $1 字节（$2），索引器的键为一字节，每 128 个共用四字节的缩放因子；低精度格式下旋转部分仍为两字节',
  ],
  [
    /^(\S+) FLOP of a token of a sequence of (\d+) tokens; llm-sizing model (\S+) --explain shows each term$/,
    '长度 $2 token 的序列中每 token 的 $1 FLOP；llm-sizing model $3 --explain 可查看各项',
  ],
  [/^solved for: the (\S+) at which the GPUs needed are the GPUs there are$/, '求解：使所需 GPU 数等于现有 GPU 数的 $1'],
  [/^(\S+): counted from the architecture$/, '$1：按模型结构计数'],
];

/** What stands in front of what is said: a document with its place in it, or what kind of thing it is. */
const OPENING = /^((?:definition|rounded up|reading a prompt|.+?(?:\d|appendix|appendix B|location-based|\)|The step|Memory)): )(.*)$/s;

/** Where a formula comes from, in Chinese: piece by piece, since several say the same of different documents. */
export function sourceChinese(english: string): string {
  const [pattern, chinese] = MADE.find(([made]) => made.test(english)) ?? [];
  const text = pattern === undefined || chinese === undefined ? english : english.replace(pattern, chinese);
  return text
    .split('; ')
    .map((part) => {
      const [, opening = '', said = part] = OPENING.exec(part) ?? [];
      return (OPENINGS[opening] ?? opening.replace(/: $/, '：')) + (SOURCES[said] ?? said);
    })
    .join('；');
}

const OPENINGS: Readonly<Record<string, string>> = {
  'definition: ': '定义：',
  'rounded up: ': '向上取整：',
  'reading a prompt: ': '读取提示：',
};
