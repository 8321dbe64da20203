import { callPanel } from './calls'
import { clockPanel } from './clock'
import { coachPanel } from './coach'
import { getJson, listen, type Persona, type Templates } from './cloud'
import { button, h } from './dom'
import { faultPanel } from './faults'
import { deskPhone, type DeskPhone } from './phone'
import { pushPanel } from './pushes'

interface DeskInfo {
  street: string
  personas: Persona[]
  templates: Templates
  /** Names of the contract's calls. */
  calls: string[]
}

/** A line at the foot that goes away by itself. */
function noteBar(): { element: HTMLElement; say: (text: string) => void } {
  const element = h('p', { class: 'note' })
  element.setAttribute('role', 'status')
  let timer = 0
  const say = (text: string): void => {
    element.textContent = text
    element.classList.add('shown')
    clearTimeout(timer)
    timer = window.setTimeout(() => element.classList.remove('shown'), 6000)
  }
  return { element, say }
}

/** On a narrow window one thing is shown at a time; the switcher says which. */
function switcher(desk: HTMLElement, names: string[]): HTMLElement {
  const buttons = names.map((name, i) => button(name, () => choose(i)))
  const choose = (i: number): void => {
    desk.dataset.shown = String(i)
    buttons.forEach((b, n) => b.setAttribute('aria-pressed', String(n === i)))
  }
  choose(0)
  return h('nav', { class: 'switcher', label: '切换' }, ...buttons)
}

async function main(): Promise<void> {
  const desk = document.getElementById('desk')
  if (!desk) return
  const info = await getJson<DeskInfo>('/desk/info.json')
  const note = noteBar()
  const first = info.personas[0]?.openid ?? ''
  const worker = info.personas.find((p) => p.openid.includes('worker'))?.openid ?? first
  const phones: DeskPhone[] = [
    deskPhone(1, info.personas, first),
    deskPhone(2, info.personas, worker),
  ]
  const clock = clockPanel(note.say)
  const pushes = pushPanel({
    personas: info.personas,
    templates: info.templates,
    open: (openid, page) => {
      const phone = phones.find((p) => p.openid() === openid)
      if (phone) phone.open(page)
      else note.say('收件人的手机不在桌面上，请先切换到他。')
    },
    onError: note.say,
  })
  const calls = callPanel(clock.now)
  const faults = faultPanel(info.calls, note.say)
  const coach = coachPanel(info.personas)
  listen({
    push: (push) => {
      pushes.add(push)
      coach.hear({ push })
    },
    call: (call) => {
      calls.add(call)
      coach.hear({ call })
    },
    clock: clock.show,
    faults: (planned) => {
      faults.show(planned)
      coach.hear({ faults: planned })
    },
  })
  const title = h('h1', {}, '共治', h('small', {}, info.street))
  desk.append(
    h('header', { class: 'top' }, title, clock.element),
    switcher(desk, ['手机一', '手机二', '记录', '走一遍']),
    h(
      'main',
      {},
      ...phones.map((p) => p.element),
      h('aside', {}, coach.element, pushes.element, faults.element, calls.element),
    ),
    note.element,
  )
}

main().catch((error: unknown) => {
  document.body.append(h('p', { class: 'fatal' }, `桌面打不开：${String(error)}`))
})
