import { h } from '../shell/dom'
import { localFileUrl } from '../wx/files'
import type { BuiltinSpec } from './define'

const POSITION: Record<string, string> = {
  top: 'center top',
  bottom: 'center bottom',
  center: 'center',
  left: 'left center',
  right: 'right center',
  'top left': 'left top',
  'top right': 'right top',
  'bottom left': 'left bottom',
  'bottom right': 'right bottom',
}

const image: BuiltinSpec = {
  tag: 'image',
  template: 'empty',
  props: ['src', 'mode', 'lazyLoad', 'fadeIn', 'webp', 'showMenuByLongpress'],
  setup: (host) => {
    const img = h('img', { alt: '', draggable: 'false' })
    host.el.append(img)
    img.addEventListener('load', (event) => {
      event.stopPropagation()
      host.fire('load', { width: img.naturalWidth, height: img.naturalHeight })
    })
    img.addEventListener('error', (event) => {
      event.stopPropagation()
      host.fire('error', { errMsg: `GET ${host.text('src')} failed` })
    })
    let wanted = ''
    const show = async () => {
      const src = host.text('src')
      if (src === wanted) return
      wanted = src
      if (!src) {
        img.removeAttribute('src')
        return
      }
      const url = await localFileUrl(host.phone, src)
      if (wanted === src) img.src = url
    }
    return {
      update: () => {
        const mode = host.text('mode', 'scaleToFill')
        host.el.dataset.mode = mode
        img.style.objectPosition = POSITION[mode] ?? ''
        img.loading = host.bool('lazyLoad') ? 'lazy' : 'eager'
        img.alt = host.text('ariaLabel')
        void show()
      },
    }
  },
}

export const imageComponents: BuiltinSpec[] = [image, { ...image, tag: 'cover-image' }]
