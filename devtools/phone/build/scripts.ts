import { HIDDEN, PROVIDED } from '../scope-names'
import type { MiniprogramFiles } from './files'

/** Every `.js` of the output as one object literal of CommonJS functions, keyed by file path. */
export function wrapScripts(files: MiniprogramFiles): string {
  const parameters = [...PROVIDED, ...HIDDEN].join(',')
  const modules = files.paths
    .filter((path) => path.endsWith('.js'))
    .map((path) => `${JSON.stringify(path)}:function(${parameters}){\n${files.read(path)}\n}`)
  return `{${modules.join(',\n')}}`
}
