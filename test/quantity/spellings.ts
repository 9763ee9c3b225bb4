import type { Dimension } from '../../src/quantity/parse.js';

/** Spellings of each dimension, those that people write and those that come near, with strokes between them. */
const written: Readonly<Record<Dimension, readonly string[]>> = {
  count: [
    '3k|3K|3 thousand|3thousands|3m|3M|3mn|3million|3millions|3b|3B|3bn|3G|3g|3billion|3billions|3t|3T|3tn|3trillion',
    '3trillions|3千|3万|3萬|3亿|3億|3万亿|3萬億|3十亿|3百万|3百亿|3千万|3千亿|3千亿个|3千千|3mm|3mln|3mil|3mio|3kk|3bln|3bil|3bb|3mrd|3md|3km|3lakh',
    '3lakhs|3lac|3crore|3crores|3hundred|3tln|3tril|3MM|3MM tokens|3mln/day|3Btokens|3B tokens|3B tokens x|3B/|3兆|3兆亿|3e5 lakh',
    '3kq|3q|3qqq|3foo bar|310|3MW|3dozen|3scores|3tdozen|3 lakh people|3lakh/|5 crore users|5k users|5K/|3.5B/day|$3|€3|3 €',
    "USD 3|x|x 5|5x|10000T|1e16|-1e16|1,000|1,000,000|12,345,67|1,5|1, 5|1,2,3|1 000|1'000'000|1 00|1000,|1.5.5|1/2|1,234.5B",
    '5 ,000|infinity|+inf|nan|-NaN|xinf|infx|infinite|~5|≈5|5~|1..|..1|1..x|1 to x|1 to 2|1到2|1e+-2|5%%|4e|4e5e5|4_|4__5|+4',
    '+ 4|- 4|--4|5²|CO₂|5 CO₂|１２|4 tokens per day|9007199254740991|9007199254740992|x 1  k',
  ],
  number: ['4/3|4 / 3|4/ 3|4/-3|-4/-3|1.5/0.5|4/3k|4/|4/x|4/3/2|/3|4/0|0/4|1/3e2|4k/3|4 /|1e309|4/3 x|3 tokens|3/4_'],
  ratio: [
    '45%|45 %|45percent|45 percent|45 Percent|45pct|45 pct|45percents|45%%|45p|45 of 100|45‰|45/100|45x|1/2|1/3|1/2%|3k',
    '0.5 MFU|50 % x|x 50%|50 percentage|1,5%|$5|50%/s',
  ],
  duration: [
    '3ms|3msec|3msecs|3millisecond|3milliseconds|3毫秒|3s|3sec|3secs|3second|3seconds|3秒|3秒钟|3min|3mins|3minute|3minutes|3分|3分钟',
    '3h|3hr|3hrs|3hour|3hours|3小时|3个小时|3时|3d|3day|3days|3D|3Days|3天|3日|3w|3wk|3wks|3week|3weeks|3周|3星期|3个星期|3W|3mo|3mos|3month',
    '3months|3月|3个月|3y|3yr|3yrs|3year|3years|3Y|3年|3m|3M|3Mo|3us|3µs|3ns|3decades|3fortnight|3dd|3hh|3mss|0.3 months',
    '0.4 months|0.33 months|0.329 months|-3 months|-3m|3y 2d|3 months 2 days|3m 10s|3m 10ms|3m 1min|3m 10d|3d 5m|3h 5m',
    '3d 5m 10s|3m|2h30m|2h 30|2h30|2h 30x|2q 30|2q30|2h,30m|2h  30m|2h-30m|-2h30m|+2h|+-2h|2h+30m|2h_30m|2h.5m|1.5h|.5h|1h1h',
    '30m2h|60s1m|1d24h|3|-3|3e2|3e|3 e|3ed|3d e|3d foo|3d foo bar|3 d foo|3d.|3d/2|$3|3$|$3d|d|d3|3k|3B|3%|3GB|3/day|1e400s|0d',
    '-0s|3 x d',
  ],
  rate: [
    '3/s|3/sec|3/min|3/h|3/hour|3/d|3/day|3/week|3 per day|3 a day|3 an hour|3每天|3 每 天|3次/天|3 次 每天|3rps|3 rps|3qps|3 QPS|3RPS',
    '3rpm|3 rpm|3 RPM|3B/day|3B / day|3 B per day|3k/s|3lakh/day|3mm/day|3crore calls/day|3B calls/day|3 requests/s|3 req/s',
    '3 queries/s|3 query/s|3 calls/h|3/month|3/m|3/y|3/year|3M/month|3B calls/m|3 foo/s|3foo/day|3B foo/day|3 tokens/s|3/foo',
    '3/|3/s/s|3/s.|3s|3k|3 requests|3B|3Mday|3kmin|3bhours|3tsec|3Bfoo|3兆/day|3兆次/天|4e9/month|3000000/year|12e12/year',
    '36e12/month|$3/day|3 rpss|3rpsx|3rpmx|3 x/day|-3/day|4/3/s|1M/|3k /|3lakh/|3 per foo|3 perday|3 a|3 a day|3a day|per day|3..4/day',
    '30e12/month|30e9/month|30e6/month|3e7/month',
  ],
  flop: [
    '3 FLOP|3FLOP|3 FLOPs|3 flops|3 flop|3 FLOPS|3G|3 GFLOP|3 GFLOPs|3 GFLOPS|3 GFLOP/s|3 TFLOP|3T|3P|3E|3Z|3Y|3B|3 B|3bn',
    '3 billion|3 BFLOP|3M|3m|3k|3K|3q|3 op|3 ops|3 OPs|3 OPS|3 Top|3 Tops|3 gflop|3 tflops|3mflop|3pflop|3aflop|3亿|3千亿',
    '3 千亿FLOP|3 FLOP/sec|3 FLOP/second|3 FLOP/seconds|3 FLOP/s2|3 FLOPx|3xFLOP|3 FLOPS/s|3/s|3 W|3GB|3bFLOP|3bnn|3e23',
    '3e23 FLOP|-3e5|1e400|$3|3 T FLOP|3TT|3 ATFLOP',
    '3 opsx|3 op/s|3 Gopsx',
  ],
  flopRate: [
    '3T|3P|3E|3G|3M|3k|3K|3Z|3Y|3 TFLOPS|3 TFLOPs|3 tflops|3 Tflops|3TFLOPS|3 TFLOP/s|3 TFLOP/sec|3 TFLOP/second|3 TFLOPS/s',
    '3 TFLOP|3 FLOPS|3 FLOP/s|3 TOPS|3 TOP/s|3 TOP|3 tops|3 POPS|3 ops|3t|3p|3g|3m|3y|3q|3B|3b|3bn|3BN|3 B|3 BFLOPS|3 bnFLOPS',
    '3Bx|3xB|3bnn|3亿|3千亿FLOPS|3千亿|3/s|3T/s|3 per second|3 TFLOPSx|3xTFLOPS|3 tflop|3 mflops|3 gFLOPS|3 petaflops|3 x|3',
    '999999999|1e9|1e15|1_000_000_000|-1e9|3e14 FLOP/s|$3|3 GB/s',
  ],
  bytes: [
    '3B|3 B|3 byte|3 bytes|3 Bytes|3kB|3KB|3MB|3GB|3TB|3PB|3EB|3KiB|3kiB|3MiB|3GiB|3TiB|3PiB|3EiB|3 GB|3 GiB|3Gbytes|3GBytes',
    '3 Gibytes|3GB.|3xGB|3GBx|3k|3K|3m|3M|3g|3G|3t|3T|3p|3P|3e|3E|3gb|3gB|3Gb|3gib|3GIB|3Gi|3gi|3GiBs|3Gbit|3 Gbit|3 Gbits',
    '3gbits|3Gibit|3 Gib|3bit|3bits|3b|3iB|3i|3ib|3kb|3kbit|3mb|3mbit|3q|3qq|3 MW|3tib|3Tb|3tbit|3 xbit|3Gbitx|3|80|1e3 GB',
    '3 GB/s|3 T tokens|1.5Gbit|0.1 Gbit|$3',
  ],
  bandwidth: [
    '3B/s|3kB/s|3MB/s|3GB/s|3TB/s|3GiB/s|3TiB/s|3 GB/s|3 GB / s|3GBps|3 GBps|3gbps|3Gbps|3 Gbps|3Gibps|3Gbitps|3Gbits/s',
    '3Gbit/s|3 Gbits/s|3Gbpsx|3GBpsx|3GB/sec|3GB/min|3GB/h|3GB/day|3GB/month|3GB/m|3GB/x|3GB/|3/s|3/GB|3G/s|3T/s|3g/s|3gb/s',
    '3gib/s|3Gi/s|3GB|3G|3T|3B|3x|3x/s|3GB per second|3GB per s|3|0.5|400 Gb/s|$3/s',
  ],
  power: [
    '3W|3w|3 W|3kW|3KW|3kw|3MW|3mW|3mw|3Mw|3 mw|3GW|3gw|3gW|3TW|3tw|3 watt|3 watts|3 Watts|3 kilowatt|3 kilowatts|3 megawatt',
    '3 megawatts|3 Megawatts|3 gigawatts|3 terawatts|3k|3M|3kWh|3W/GPU|3W x|3xW|3Wx|3wattsx|3xwatt|3mwx|3xmw|3kwatt|3hp|3BTU',
    '3J|3PW|3q|3 x|3kVA|3|12k|$3|700 W per GPU|3..4 W',
  ],
  money: [
    '$3|3$|3 $|US$3|us$3|USD 3|usd3|USD3|3 USD|3usd|3 US$|3usd$|3 dollar|3 dollars|3 us dollars|3 US dollar|3美元|3 美金|3M|$3M',
    '3M$|3M USD|3 million dollars|$3 billion|3万美元|$3bn|€3|3€|3 €|3 euro|3 euros|3 EUR|3M EUR|3eur|3 CNY|3 rmb|3 GBP|3 JPY',
    '3 KRW|3 INR|3 yuan|3 yen|3 pound|3 pounds|3日元|3欧元|3人民币|3元|3块|£3|¥3|₹3|A$3|xUS$3|US$x3|EUR 3|XYZ 3|CHF3|CA$3|AUSD 3|USDT 3',
    '3 cent|3 cents|12c|12 C|12¢|¢12|3 cents x|3 xcents|3 eurox|3 xeuros|3 USD x|3 x USD|3 xdollars|3 dollarsx|$3/h|$3 $',
    '$3 USD|$3k|$3 lakh|3 lakh|3mm|$3MM|$ 3|-$3|$-3|- $3|-$-3|+$3|$|$x|3 GB|3%|$3,000|$1,5|$3 000',
    'US$3万|us$3万|USD 3万|USD3万|EUR 3万|A$3万|$3万|＄3万|USD -3万|USD x3万|USDx 3万|3M euro|3M pound|3M euros|3M pounds',
  ],
  hourlyPrice: [
    '$3|3|3/h|3/hr|3/hour|$3/h|$3 /h|$3 per hour|$3 an hour|$3/GPU-hour|$3/GPU-h|$3/GPU·h|$3/GPU*h|$3/GPU/h|$3/GPU h|$3/gpus-h',
    '$3/card-h|$3/cards/h|$3/chip-h|$3/chips-hour|3美元/卡/小时|$3/h/GPU|$60/day|3 USD/day|$3/min|$3/s|$3 per GPU-hour|$3/GPU',
    '$3/GPU-|3USD/GPU|$3/month|$90/month|3 USD/month|$365/year|$3/m|$3k/month|$3/x|$3/GPU-x|$3/xGPU-h|$3/xh|$3/kWh|€3/h',
    '3 euros/h|30 cents/h|30¢/GPU-h|3 lakh/h|3x/h|$3/|3/GPU/month|$3/h/h|$3M',
  ],
  energyPrice: [
    '0.12|$0.12|$0.12/kWh|0.12 USD/kWh|0.12/kwh|0.12/KWH|120/MWh|$120 per MWh|120 USD/GWh|$3/TWh|$3/Wh|$3/wh|$3/mWh|3 USD/mwh',
    '3/mwh|3/mwhx|3/xmwh|$3/kW|$3/kWhx|$3/xkWh|$3/h|$3/month|12 cents/kWh|12c/kWh|12 ¢/kWh|€0.1/kWh|0.1 euro/kWh|3k/kWh|3x/kWh',
    '3 lakh/kWh|$3/J|$3/',
    '0.12/度|0.12/千瓦时|0.12/x度|0.12/度x|0.12/x千瓦时|0.12/千瓦时x',
  ],
  carbonIntensity: [
    '34 g/kWh|34g/kWh|34 gCO2/kWh|34 gCO2e/kWh|34 gCO2eq/kWh|34 gCO2-e/kWh|34 gCO2-eq/kWh|34 g CO2e/kWh|34 g CO₂e / kWh',
    '34 G/kWh|34 kg/MWh|34 kgCO2/MWh|34 KG/mwh|0.4 t/MWh|0.4 tCO2e/GWh|34 g per kWh|34 g/Wh|34 g/TWh|34|34 g|34 gCO2|34 kg',
    '34 gCO2e|34 g/mWh|34 g/kW|34 g/x|34 g/|34 xg/kWh|34 gx/kWh|34 gCO2x/kWh|34 g/kWhx|34 g/xkWh|34 lb/MWh|34 mg/kWh',
    '34 tons/MWh|34 /kWh|34 kWh|34k|34 dozen|$34|34 foo|34 Kg|34 g/kwh per day',
  ],
  energy: [
    '3 J|3J|3 kJ|3 MJ|3 GJ|3 TJ|3 Wh|3 wh|3 kWh|3 KWh|3 kwh|3 KWH|3 MWh|3 GWh|3 TWh|3MWH|3|3 mWh|3 mwh|3mWH|3 mwhx|3 xmwh',
    '3 xkWh|3 kWhx|3 j|3 mJ|3 kW|3 W|3 PWh|3 BTU|3 cal|3 xJ|3 Jx|3k|$3|3 kWh/day|3 gwh',
  ],
  mass: [
    '3 g|3g|3 G|3 kg|3 KG|3 t|3t|3 T|3 kt|3 ton|3 tons|3 tonne|3 tonnes|3 gCO2|3 kgCO2e|3 tCO2eq|3 t CO2-e|3 tons CO₂',
    '3 tonnes CO2e|3|3 mg|3 Mt|3 lb|3 xg|3 gx|3 xtons|3 tonsx|3 gCO2x|3 CO2|3k|$3|3 g/kWh|3 kilograms|3 dozen t',
  ],
  growth: [
    '10%/month|10 %/month|10% / month|10% per month|10% a month|10%/mo|10percent/month|10 percent per month|10 pct/month',
    '0.1/month|0.1 per month|-5%/month|10%每月|10%/月|10|0.1|10%|10 %|10 percent|10%/year|10% a year|0.1/year|100%/year|-50%/yr',
    '2x/year|2x a year|2 times a year|2 times/year|3times per year|2x/month|x2/year|2xx/year|2 timesx/year|2 x / year|10%/day',
    '10%/quarter|10%/x|10%/|10%/m|10x|10 x|10q/month|10%q/month|10q%/month|10 percentq/month|10 q percent/month|$10/month',
    '10%/month/year|10%/month x',
    '10%/xquarter|10%/quarterx|10%/Quarter',
  ],
  months: [
    '24 months|1 month|24months|24mo|24 mos|24m|24M|24个月|2 years|2y|2 yr|2年|24|-3|24 weeks|3 days|24 x|3 months x|$3|24 mm',
    '24 minutes|1.5 years',
  ],
};

export const spellings = Object.entries(written).map(
  ([dimension, rows]) => [dimension as Dimension, rows.flatMap((row) => row.split('|'))] as const,
);
