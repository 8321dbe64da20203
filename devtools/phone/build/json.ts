import { stem, type MiniprogramFiles } from './files'

const NOT_CONFIG = /^(project(\.private)?\.config|sitemap|package|package-lock)\.json$/

/** Every `.json` of the output by its stem; a file that is not JSON becomes a problem. */
export function readConfigs(
  files: MiniprogramFiles,
  problems: string[],
): Record<string, Record<string, unknown>> {
  const configs: Record<string, Record<string, unknown>> = {}
  for (const path of files.paths) {
    if (!path.endsWith('.json') || NOT_CONFIG.test(path)) continue
    try {
      configs[stem(path)] = JSON.parse(files.read(path)) as Record<string, unknown>
    } catch (error) {
      problems.push(`${path}: ${(error as Error).message}`)
    }
  }
  if (!configs['app']) problems.push('app.json: missing')
  return configs
}
