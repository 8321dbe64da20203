import { cpus, loadavg, totalmem } from 'node:os'

/** On what and when the figures were taken; a load average above half a core each makes times worth little. */
export function machineLine(date: string): string {
  const all = cpus()
  const model = all[0]?.model.trim() || 'unknown processor'
  const memoryGb = Math.round(totalmem() / 1e9)
  const load = loadavg()[0]!.toFixed(1)
  return `${date}: ${all.length} × ${model}, ${memoryGb} GB, Node ${process.versions.node}, load average before ${load}`
}
