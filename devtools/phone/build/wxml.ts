import { TmplGroup } from 'glass-easel-template-compiler'
import { BUILTIN_TEMPLATES } from '../components/templates'
import { stem, type MiniprogramFiles } from './files'

interface TemplateWarning {
  message: string
  level: string
  startLine: number
  startColumn: number
}

/**
 * Compiles all WXML and WXS into one JavaScript expression (an object of template groups).
 * Anything the compiler remarks on is added to `problems` as `file:line:column level message`.
 */
export function compileTemplates(files: MiniprogramFiles, problems: string[]): string {
  const group = new TmplGroup()
  for (const path of files.paths) {
    if (path.endsWith('.wxml')) {
      const warnings = (group.addTmpl(stem(path), files.read(path)) ?? []) as TemplateWarning[]
      for (const w of warnings) {
        problems.push(`${path}:${w.startLine + 1}:${w.startColumn + 1} ${w.level} ${w.message}`)
      }
    }
    if (path.endsWith('.wxs')) group.addScript(stem(path), files.read(path))
  }
  for (const [name, wxml] of Object.entries(BUILTIN_TEMPLATES)) {
    group.addTmpl(`__builtin/${name}`, wxml)
  }
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}
