/**
 * WeChat lets some calls through only while a tap is being handled. The span is synchronous: a
 * continuation after `await` or in a timer is outside it.
 */
let depth = 0

export function duringTap<T>(run: () => T): T {
  depth += 1
  try {
    return run()
  } finally {
    depth -= 1
  }
}

export function insideTap(): boolean {
  return depth > 0
}
