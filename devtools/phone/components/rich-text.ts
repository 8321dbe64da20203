import type { BuiltinSpec } from './define'

interface RichNode {
  type?: 'node' | 'text'
  name?: string
  attrs?: Record<string, unknown>
  children?: RichNode[]
  text?: string
}

/** WeChat's list of trusted tags; what is not on it is dropped with all it holds. */
const TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col ' +
    'colgroup dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins ' +
    'label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody ' +
    'td tfoot th thead tr tt u ul'
  ).split(' '),
)
const ATTRIBUTES = new Set(
  'class style alt src width height colspan rowspan start type align color dir'.split(' '),
)

const ENTITIES: Record<string, string> = {
  '&nbsp;': '\u00a0',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
}

function build(nodes: readonly RichNode[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'text') {
      const text = (node.text ?? '').replace(/&(nbsp|lt|gt|amp|quot);/g, (e) => ENTITIES[e] ?? e)
      return [document.createTextNode(text)]
    }
    const name = (node.name ?? '').toLowerCase()
    if (!TAGS.has(name)) return []
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(node.attrs ?? {}))
      setSafe(element, key, String(value))
    element.append(...build(node.children ?? []))
    return [element]
  })
}

function setSafe(element: Element, key: string, value: string): void {
  if (!ATTRIBUTES.has(key)) return
  if (key === 'src' && !/^(https?:|data:image\/|\/|[\w.])/.test(value)) return
  if (key === 'src' && /^\s*javascript:/i.test(value)) return
  element.setAttribute(key, value)
}

/** HTML text is read in a document without scripts, then rebuilt from the trusted list. */
function parse(html: string): RichNode[] {
  const read = (node: Node): RichNode[] => {
    if (node.nodeType === Node.TEXT_NODE) return [{ type: 'text', text: node.nodeValue ?? '' }]
    if (!(node instanceof Element)) return []
    const attrs = Object.fromEntries(Array.from(node.attributes, (a) => [a.name, a.value]))
    const children = Array.from(node.childNodes).flatMap(read)
    return [{ name: node.tagName.toLowerCase(), attrs, children }]
  }
  const body = new DOMParser().parseFromString(html, 'text/html').body
  return Array.from(body.childNodes).flatMap(read)
}

export const richText: BuiltinSpec = {
  tag: 'rich-text',
  template: 'empty',
  props: ['nodes', 'space', 'userSelect'],
  setup: (host) => ({
    update() {
      const given = host.raw('nodes')
      const nodes = typeof given === 'string' ? parse(given) : ((given ?? []) as RichNode[])
      host.el.replaceChildren(...build(Array.isArray(nodes) ? nodes : []))
    },
  }),
}
