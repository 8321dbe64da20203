import type { CallExpression, Program } from 'acorn'
import { simple } from 'acorn-walk'
import { eachOf, perContent, type Files } from './built'
import { syntaxTrouble, treeOf } from './ecma'

/** `require('path')` with a path that stands there as text, the only kind that WeChat follows. */
function requiredPath(call: CallExpression): string | undefined {
  const [path] = call.arguments
  if (call.callee.type !== 'Identifier' || call.callee.name !== 'require') return undefined
  return path?.type === 'Literal' && typeof path.value === 'string' ? path.value : undefined
}

/** `anything.name(…)`: the name. */
const methodOf = ({ callee }: CallExpression): string | undefined =>
  callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
    ? callee.property.name
    : undefined

/** What one script asks of its surroundings. */
export interface Wants {
  /** Paths as written in `require`. */
  requires: string[]
  /** Names of all methods that it calls, of whatever object. */
  methods: Set<string>
}

function wantsOf(tree: Program): Wants {
  const wants: Wants = { requires: [], methods: new Set() }
  simple(tree, {
    CallExpression(call) {
      const path = requiredPath(call)
      const method = methodOf(call)
      if (path !== undefined) wants.requires.push(path)
      if (method !== undefined) wants.methods.add(method)
    },
  })
  return wants
}

const wantsIn = perContent((source) => {
  const tree = treeOf(source)
  return tree && wantsOf(tree)
})

/** What the scripts ask for, by path; one that does not parse is left out: `scripts` tells of it. */
export const wantsOfAll = (files: Files): [string, Wants][] =>
  eachOf(files, 'js', wantsIn).flatMap(([path, wants]) => (wants ? [[path, wants]] : []))

const troubleIn = perContent(syntaxTrouble)

/** Scripts that the oldest phone would not run, each with its reason. */
export const scriptFindings = (files: Files): string[] =>
  eachOf(files, 'js', troubleIn).flatMap(([path, trouble]) =>
    trouble ? [`${path} ${trouble}`] : [],
  )
