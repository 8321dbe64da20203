import { h, setAttribute, svg } from '../shell/dom'
import type { Behaviour, BuiltinSpec } from './define'

const slider: BuiltinSpec = {
  tag: 'slider',
  template: 'empty',
  props: (
    'min max step value disabled color selectedColor activeColor backgroundColor blockSize ' +
    'blockColor showValue name'
  ).split(' '),
  setup: (host): Behaviour => {
    const input = h('input', { type: 'range' })
    const shown = h('span', { class: 'ph-slider-value' })
    host.el.append(input, shown)
    const show = () => {
      shown.textContent = input.value
      const [min, max] = [Number(input.min), Number(input.max)]
      const part = max > min ? (Number(input.value) - min) / (max - min) : 0
      input.style.setProperty('--part', `${part * 100}%`)
    }
    for (const type of ['input', 'change']) {
      input.addEventListener(type, (event) => {
        event.stopPropagation()
        show()
        host.fire(type === 'input' ? 'changing' : 'change', { value: Number(input.value) })
      })
    }
    return {
      value: () => Number(input.value),
      reset: () => (input.value = String(host.num('min', 0))),
      update(property) {
        input.min = String(host.num('min', 0))
        input.max = String(host.num('max', 100))
        input.step = String(host.num('step', 1))
        input.disabled = host.bool('disabled')
        setAttribute(input, 'aria-label', host.text('ariaLabel') || null)
        const { style } = input
        style.setProperty('--on', host.text('activeColor') || host.text('selectedColor', '#1aad19'))
        style.setProperty('--off', host.text('backgroundColor', '#e9e9e9'))
        style.setProperty('--block', host.text('blockColor', '#ffffff'))
        style.setProperty('--size', `${host.num('blockSize', 28)}px`)
        if (property === undefined || property === 'value')
          input.value = String(host.num('value', 0))
        shown.hidden = !host.bool('showValue')
        show()
      },
    }
  },
}

const progress: BuiltinSpec = {
  tag: 'progress',
  template: 'empty',
  props: (
    'percent showInfo borderRadius fontSize strokeWidth color activeColor backgroundColor active ' +
    'activeMode duration'
  ).split(' '),
  setup: (host) => {
    const bar = h('div', { class: 'ph-progress-bar' })
    const rail = h('div', { class: 'ph-progress-rail' }, bar)
    const info = h('span', { class: 'ph-progress-info' })
    host.el.append(rail, info)
    host.el.setAttribute('role', 'progressbar')
    return {
      update(property) {
        const percent = Math.min(100, Math.max(0, host.num('percent', 0)))
        host.el.setAttribute('aria-valuenow', String(percent))
        rail.style.height = `${host.num('strokeWidth', 6)}px`
        rail.style.background = host.text('backgroundColor', '#ebebeb')
        rail.style.borderRadius = `${host.num('borderRadius', 0)}px`
        bar.style.width = `${percent}%`
        bar.style.background = host.text('activeColor') || host.text('color', '#09bb07')
        bar.style.transition = host.bool('active') ? `width ${percent * 30}ms linear` : 'none'
        info.hidden = !host.bool('showInfo')
        info.textContent = `${percent}%`
        if (property === 'percent') host.fire('activeend', { curPercent: percent })
      },
    }
  },
}

const ICONS: Record<string, { sign: string; color: string }> = {
  success: { sign: 'M6 12.5l4 4 8-9', color: '#09bb07' },
  success_no_circle: { sign: 'M6 12.5l4 4 8-9', color: '#09bb07' },
  info: { sign: 'M12 11v6M12 7v1', color: '#10aeff' },
  warn: { sign: 'M12 7v6M12 16v1', color: '#f76260' },
  waiting: { sign: 'M12 6v6l4 2', color: '#10aeff' },
  cancel: { sign: 'M8 8l8 8M16 8l-8 8', color: '#f43530' },
  clear: { sign: 'M8 8l8 8M16 8l-8 8', color: '#b2b2b2' },
  download: { sign: 'M12 6v9M8 12l4 4 4-4', color: '#09bb07' },
  search: { sign: 'M10 3.5a6.5 6.5 0 1 0 .01 0M15 15l5.5 5.5', color: '#b2b2b2' },
}

const icon: BuiltinSpec = {
  tag: 'icon',
  template: 'empty',
  props: ['type', 'size', 'color'],
  setup: (host) => ({
    update() {
      const { sign, color } = ICONS[host.text('type')] ?? { sign: '', color: '#b2b2b2' }
      const tint = host.text('color', color)
      const bare = ['success_no_circle', 'search'].includes(host.text('type'))
      const size = host.num('size', 23)
      host.el.replaceChildren(
        svg(
          'svg',
          { viewBox: '0 0 24 24', width: size, height: size },
          svg('circle', { cx: 12, cy: 12, r: 11, fill: bare ? 'none' : tint }),
          svg('path', {
            d: sign,
            fill: 'none',
            stroke: bare ? tint : '#fff',
            'stroke-width': 2,
            'stroke-linecap': 'round',
          }),
        ),
      )
    },
  }),
}

const navigator: BuiltinSpec = {
  tag: 'navigator',
  props: ['url', 'openType', 'delta', 'target', 'hoverClass', 'appId'],
  setup: (host) => {
    host.el.setAttribute('role', 'link')
    host.el.setAttribute('tabindex', '0')
    host.onTap(() => {
      const { router, log } = host.phone
      const url = host.text('url')
      const routes: Record<string, () => unknown> = {
        navigate: () => router.navigateTo(url),
        redirect: () => router.redirectTo(url),
        reLaunch: () => router.reLaunch(url),
        switchTab: () => router.switchTab(url),
        navigateBack: () => router.navigateBack(host.num('delta', 1)),
      }
      setTimeout(() => {
        try {
          routes[host.text('openType', 'navigate')]?.()
        } catch (error) {
          log.error(error, `navigator ${url}`)
          host.fire('fail', { errMsg: String(error) })
        }
      }, 0)
    })
  },
}

const webView: BuiltinSpec = {
  tag: 'web-view',
  template: 'empty',
  props: ['src'],
  setup: (host) => ({
    update: () => {
      host.el.textContent = `网页：${host.text('src')}（本机不打开外部网页）`
    },
  }),
}

/** Components of WeChat's own data: nothing to show on a desk. */
const empty: BuiltinSpec[] = (['open-data', 'official-account', 'ad'] as const).map((tag) => ({
  tag,
  template: 'empty',
}))

export const smallComponents: BuiltinSpec[] = [slider, progress, icon, navigator, webView, ...empty]
