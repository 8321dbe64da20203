/** The bundled functions of this run, the same for every test file: never written to. */
export function bundledFunctions(): string {
  const dir = process.env.GONGZHI_FUNCTIONS
  if (!dir) throw new Error('tests/functions/bundle.js has not run')
  return dir
}
