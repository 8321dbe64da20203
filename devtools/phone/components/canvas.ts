import { h } from '../shell/dom'
import type { Behaviour, BuiltinSpec } from './define'

/** `type="2d"` only: drawing goes through the node of a selector query. */
export const canvas: BuiltinSpec = {
  tag: 'canvas',
  props: ['type', 'canvasId', 'disableScroll'],
  setup: (host): Behaviour => {
    host.el.prepend(h('canvas', { width: 300, height: 150 }))
    return {
      update: () => {
        host.el.style.touchAction = host.bool('disableScroll') ? 'none' : ''
        if (host.text('type') !== '2d') {
          host.phone.log.error('canvas without type="2d" is WeChat’s old interface: not provided')
        }
      },
    }
  },
}
