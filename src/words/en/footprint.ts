import type { Term } from '../words.js';

/** What carbon of making hardware, water and money in yuan are called, and what a million tokens of prompts cost. */
export const footprintTerms: Readonly<Record<string, Term>> = {
  embodied: { name: 'Making of hardware', meaning: 'document that says what making the hardware emitted' },
  gpuEmbodied: { name: 'Making of a GPU', meaning: 'CO2-equivalent of making one GPU' },
  gpuEmbodiedGrams: { name: 'Making of a GPU', meaning: 'CO2-equivalent of making one GPU' },
  serverEmbodied: { name: 'Making of a server', meaning: 'CO2-equivalent of making one server without its GPUs' },
  serverEmbodiedGrams: { name: 'Making of a server', meaning: 'CO2-equivalent of making one server without its GPUs' },
  hardwareYears: { name: 'Years in use', meaning: 'years that the hardware is used' },
  embodiedGramsPerGpuHour: {
    name: 'Making, a GPU-hour',
    meaning: 'carbon of making a GPU and its share of a server ÷ hours that they are used',
  },
  embodiedGrams: { name: 'Embodied carbon', meaning: 'share of the carbon of making the hardware that this takes' },
  embodiedGramsPerWindow: { name: 'Embodied carbon', meaning: 'share of the carbon of making the hardware that a window takes' },
  co2eTotalGrams: { name: 'Carbon in all', meaning: 'CO2-equivalent of the electricity and of making the hardware' },
  co2eTotalGramsPerWindow: { name: 'Carbon in all', meaning: 'CO2-equivalent of the electricity and of making the hardware, of a window' },
  sciGramsPerMillionTokens: { name: 'SCI', meaning: 'Software Carbon Intensity: carbon in all ÷ a million tokens' },
  wue: { name: 'Water of the site', meaning: 'litres that the data centre evaporates a kWh of its servers' },
  wueLitresPerKwh: { name: 'Water of the site', meaning: 'litres that the data centre evaporates a kWh of its servers' },
  gridWater: { name: 'Water of the grid', meaning: 'litres that making a kWh takes' },
  gridLitresPerKwh: { name: 'Water of the grid', meaning: 'litres that making a kWh takes' },
  waterLitres: { name: 'Water', meaning: 'litres that evaporate at the site and where the electricity is made' },
  waterLitresPerWindow: { name: 'Water', meaning: 'litres that evaporate at the site and where the electricity is made, of a window' },
  cnyPerUsd: { name: 'Yuan for a dollar', meaning: 'exchange rate that was given' },
  costCny: { name: 'Cost in yuan', meaning: 'cost × the rate that was given' },
  costCnyPerWindow: { name: 'Cost in yuan', meaning: 'cost of a window × the rate that was given' },
  costCnyPerMillionTokens: { name: 'Cost a million tokens in yuan', meaning: 'cost of a million tokens × the rate that was given' },
  electricityCny: { name: 'Electricity bill in yuan', meaning: 'electricity bill × the rate that was given' },
  electricityCnyPerWindow: { name: 'Electricity bill in yuan', meaning: 'electricity bill × the rate that was given' },
  capitalCny: { name: 'Servers to buy in yuan', meaning: 'price of the servers × the rate that was given' },
  ownedCnyPerGpuHour: { name: 'Owned GPU-hour in yuan', meaning: 'cost of an owned GPU for an hour × the rate that was given' },
  capitalCnyPerGpuHour: { name: 'Capital a GPU-hour in yuan', meaning: 'capital of an owned GPU-hour × the rate that was given' },
  hostingCnyPerGpuHour: { name: 'Hosting a GPU-hour in yuan', meaning: 'hosting of an owned GPU-hour × the rate that was given' },
  electricityCnyPerGpuHour: {
    name: 'Electricity a GPU-hour in yuan',
    meaning: 'electricity of an owned GPU-hour × the rate that was given',
  },
  ownedCostCny: { name: 'Cost if owned in yuan', meaning: 'cost of owned servers × the rate that was given' },
  ownedCostCnyPerWindow: { name: 'Cost if owned in yuan', meaning: 'cost of owned servers × the rate that was given' },
  ownedCostCnyPerMillionTokens: {
    name: 'Owned, a million tokens in yuan',
    meaning: 'cost of a million tokens on owned servers × the rate that was given',
  },
  ownedCostCnyPerMillionInputTokens: {
    name: 'Owned, a million input tokens in yuan',
    meaning: 'cost of a million tokens of prompts on owned servers × the rate that was given',
  },
  ownedCostCnyPerMillionOutputTokens: {
    name: 'Owned, a million output tokens in yuan',
    meaning: 'cost of a million generated tokens on owned servers × the rate that was given',
  },
  costCnyPerMillionInputTokens: {
    name: 'Cost a million input tokens in yuan',
    meaning: 'cost of a million tokens of prompts × the rate that was given',
  },
  costCnyPerMillionOutputTokens: {
    name: 'Cost a million output tokens in yuan',
    meaning: 'cost of a million generated tokens × the rate that was given',
  },
  ownedCostUsdPerMillionTokens: {
    name: 'Owned, a million tokens',
    meaning: 'cost of owned servers ÷ tokens served, prompt and completion alike',
  },
  ownedCostUsdPerMillionInputTokens: {
    name: 'Owned, a million input tokens',
    meaning: 'share of the cost of owned servers that reading prompts takes',
  },
  ownedCostUsdPerMillionOutputTokens: {
    name: 'Owned, a million output tokens',
    meaning: 'share of the cost of owned servers that generating takes',
  },
  prefillShare: { name: 'Prompts’ share', meaning: 'FLOP of reading prompts ÷ all FLOP' },
};
