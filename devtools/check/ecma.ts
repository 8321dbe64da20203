import { parse, type ecmaVersion, type Program } from 'acorn'

/**
 * WeChat runs scripts as they are uploaded (`es6: false` in project.config.json, so nothing is
 * transpiled there), on phones whose engine is as old as the phone: ES5 runs on all of them.
 */
export const ES_LEVEL = 5
const NEWER: ecmaVersion[] = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]

/** A script as a tree, or why it is none at that level (acorn's words, with line and column). */
export type Parsed = { tree: Program } | { why: string }

function parseAt(source: string, level: ecmaVersion): Parsed {
  try {
    return { tree: parse(source, { ecmaVersion: level, sourceType: 'script' }) }
  } catch (error) {
    if (error instanceof SyntaxError) return { why: error.message }
    throw error
  }
}

/** The tree of a script of any level; undefined when it is no script at all. */
export function treeOf(source: string): Program | undefined {
  const parsed = parseAt(source, 'latest')
  return 'tree' in parsed ? parsed.tree : undefined
}

/** What is wrong with a script for the oldest phone, in words; undefined when nothing is. */
export function syntaxTrouble(source: string): string | undefined {
  const parsed = parseAt(source, ES_LEVEL)
  if ('tree' in parsed) return undefined
  const level = NEWER.find((newer) => 'tree' in parseAt(source, newer))
  if (level) return `is ES${level}, not ES${ES_LEVEL}: ${parsed.why}`
  const latest = parseAt(source, 'latest')
  return `does not parse: ${'why' in latest ? latest.why : parsed.why}`
}
