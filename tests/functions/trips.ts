import type { Trip } from '../../devtools/cloud'

/** One line a request: from when to when, in ms since the first. */
export const show = (requests: Trip[]): string => {
  const first = Math.min(...requests.map((t) => t.beganMs))
  const since = (ms: number): string => (ms - first).toFixed(0).padStart(4)
  return requests
    .map((t) => {
      const span = `${since(t.beganMs)}–${since(t.endedMs)}`
      return `${span} ${t.action} ${t.collection}${t.name} ${t.index ?? ''}`
    })
    .join('\n')
}
