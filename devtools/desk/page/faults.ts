import type { Fault, PlannedFault } from '../../cloud/types'
import { getJson, sendJson } from './cloud'
import { button, h } from './dom'
import { FAULT_KINDS, faultLabel, faultState } from './faultKinds'

const ANY_CALL = '任何调用'

function select(label: string, options: string[]): HTMLSelectElement {
  const element = h('select', { label })
  for (const [i, text] of options.entries()) {
    const option = h('option', {}, text)
    option.value = String(i)
    element.append(option)
  }
  return element
}

/** Plans what shall break next, and shows what is planned and how often it has hit. */
export function faultPanel(
  calls: string[],
  onError: (text: string) => void,
): { element: HTMLElement; show: (planned: PlannedFault[]) => void } {
  const kind = select(
    '什么出错',
    FAULT_KINDS.map((k) => k.label),
  )
  const call = select('哪个调用', [ANY_CALL, ...calls])
  const times = select('几次', ['一次', '一直'])
  const list = h('ol', { class: 'log planned', label: '安排的故障' })
  const empty = h('p', { class: 'empty' }, '一切正常。挑一样让它出错，看手机上怎么说。')

  const chosen = (): (typeof FAULT_KINDS)[number] => FAULT_KINDS[Number(kind.value)]!
  kind.addEventListener('change', () => {
    call.disabled = chosen().anyCall === true
    if (call.disabled) call.value = '0'
  })

  const ask = (method: 'POST' | 'DELETE', body: object): void => {
    sendJson(method, '/dev/faults', body).catch((error: unknown) =>
      onError(`没有设成：${String(error)}`),
    )
  }
  const plan = (): void => {
    const name = calls[Number(call.value) - 1]
    const fault: Fault = { ...chosen().fault }
    if (name !== undefined) fault.call = name
    if (times.value === '1') fault.times = 'always'
    ask('POST', fault)
  }

  const row = (p: PlannedFault): HTMLElement =>
    h(
      'li',
      { class: p.hits > 0 ? 'hit' : '' },
      h('b', {}, faultLabel(p.fault)),
      h('span', {}, p.fault.call ?? ANY_CALL),
      h('span', { class: 'state' }, faultState(p)),
      button('取消', () => ask('DELETE', { id: p.id }), { class: 'link' }),
    )
  const show = (planned: PlannedFault[]): void => {
    empty.hidden = planned.length > 0
    list.replaceChildren(...[...planned].reverse().map(row))
  }

  getJson<PlannedFault[]>('/dev/faults').then(show, (error) =>
    onError(`读不到故障：${String(error)}`),
  )
  const clear = button('全部恢复正常', () => ask('DELETE', {}), { class: 'quiet' })
  const element = h(
    'section',
    { class: 'panel faults', label: '故障演练' },
    h('header', {}, h('h2', {}, '故障演练'), clear),
    h('div', { class: 'row' }, kind, call, times, button('让它出错', plan)),
    empty,
    list,
  )
  return { element, show }
}
