import type { Persona } from './cloud'
import { button, h } from './dom'
import { storyOf, type Heard } from './story'

const KEPT = 'gongzhi.desk.story'

function keptSteps(): number {
  const kept = Number(localStorage.getItem(KEPT))
  return Number.isInteger(kept) && kept > 0 ? kept : 0
}

/** Says what to tap next of the story that README tells, and ticks off what has been done. */
export function coachPanel(personas: Persona[]): {
  element: HTMLElement
  hear: (heard: Heard) => void
} {
  const story = storyOf(personas)
  let done = Math.min(keptSteps(), story.length)
  const count = h('span', { class: 'count' })
  const list = h('ol', { class: 'steps', label: '走一遍的步骤' })

  const show = (): void => {
    count.textContent = done === story.length ? '都走完了' : `${done}/${story.length}`
    const rows = story.map(({ title, taps }, i) => {
      const isDone = i < done
      const row = h(
        'li',
        { class: isDone ? 'done' : i === done ? 'now' : '' },
        h('b', { label: isDone ? `${title}，已完成` : title }, isDone ? `✓ ${title}` : title),
        i === done ? h('p', {}, taps) : null,
      )
      if (i === done) row.setAttribute('aria-current', 'step')
      return row
    })
    list.replaceChildren(...rows)
  }
  const goTo = (step: number): void => {
    done = step
    localStorage.setItem(KEPT, String(done))
    show()
  }
  const hear = (heard: Heard): void => {
    if (story[done]?.isDone(heard)) goTo(done + 1)
  }

  show()
  const element = h(
    'section',
    { class: 'panel coach', label: '走一遍' },
    h(
      'header',
      {},
      h('h2', {}, '走一遍 ', count),
      button('从头再来', () => goTo(0), { class: 'quiet' }),
    ),
    list,
  )
  return { element, hear }
}
