/** See later.cjs. */
declare function later<T extends object>(
  load: () => T,
  options?: { callable?: boolean; known?: Record<string, unknown> },
): T
export = later
