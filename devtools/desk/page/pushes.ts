import { timeOfDay } from './clock'
import { getJson, postJson, type Persona, type Push, type Templates } from './cloud'
import { button, h } from './dom'

const MAX_ROWS = 100

/** What WeChat's code means to somebody at the desk. */
function resultText(push: Push): string {
  if (push.errCode === 0) return '已送达'
  const words: Record<number, string> = {
    43101: '用户拒收或次数已用完',
    47003: '模板内容不合规',
    40037: '模板编号不对',
    40003: '收件人不对',
    45009: '接口次数超限',
  }
  return `${push.errCode} ${words[push.errCode] ?? push.errMsg}`
}

interface PushPanelOptions {
  personas: Persona[]
  templates: Templates
  /** Opens the push's page on the phone of its recipient, if that is on the desk. */
  open: (openid: string, page: string) => void
  onError: (text: string) => void
}

/** Every subscription message that was tried, the newest first. */
export function pushPanel(o: PushPanelOptions): {
  element: HTMLElement
  add: (push: Push) => void
} {
  const list = h('ol', { class: 'log', label: '推送' })
  const empty = h('p', { class: 'empty' }, '还没有推送。居民上报后，网格员的推送会出现在这里。')

  const row = (push: Push): HTMLElement => {
    const template = o.templates[push.templateId]
    const who = o.personas.find((p) => p.openid === push.openid)?.label ?? push.openid
    const fields = Object.entries(push.data).flatMap(([key, { value }]) => [
      h('dt', {}, template?.fields?.[key] ?? key),
      h('dd', {}, value),
    ])
    const page = push.page
    return h(
      'li',
      { class: push.errCode === 0 ? 'push sent' : 'push refused' },
      h(
        'header',
        {},
        h('b', {}, template?.title ?? push.templateId),
        h('span', {}, `给 ${who}`),
        h('time', {}, timeOfDay(push.at)),
      ),
      h('dl', {}, ...fields),
      h(
        'footer',
        {},
        h('span', { class: 'result' }, resultText(push)),
        page ? button('打开', () => o.open(push.openid, page), { class: 'link' }) : null,
      ),
    )
  }

  const add = (push: Push): void => {
    empty.remove()
    list.prepend(row(push))
    while (list.children.length > MAX_ROWS) list.lastElementChild?.remove()
  }

  const refuse = button('拒收下一条', () => {
    postJson('/dev/refuseNext', { code: 43101 }).then(
      () => {
        refuse.textContent = '下一条将被拒收'
        refuse.disabled = true
      },
      (error) => o.onError(`没有设成：${String(error)}`),
    )
  })
  refuse.title = '下一条推送返回 43101，就像居民没有订阅'
  const ready = (push: Push): void => {
    add(push)
    refuse.textContent = '拒收下一条'
    refuse.disabled = false
  }

  getJson<Push[] | { pushes: Push[] }>('/dev/pushes').then(
    (answer) => (Array.isArray(answer) ? answer : answer.pushes).forEach(add),
    (error) => o.onError(`读不到推送：${String(error)}`),
  )
  const element = h(
    'section',
    { class: 'panel pushes', label: '推送记录' },
    h('header', {}, h('h2', {}, '推送'), refuse),
    empty,
    list,
  )
  return { element, add: ready }
}
