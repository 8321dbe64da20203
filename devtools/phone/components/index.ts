import type { Framework } from '../runtime/framework'
import type { Phone } from '../runtime/phone'
import { basicComponents } from './basic'
import { button } from './button'
import { choiceComponents } from './choice'
import { defineBuiltin, type BuiltinSpec } from './define'
import { fieldComponents } from './field'
import { formComponents } from './form'
import { imageComponents } from './image'
import { canvas } from './canvas'
import { containerComponents } from './containers'
import { map } from './map'
import { picker } from './picker'
import { pickerViewComponents } from './picker-view'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'
import { smallComponents } from './small'
import { swiperComponents } from './swiper'
import { BUILTIN_TAGS } from './tags'

const SPECS: BuiltinSpec[] = [
  ...basicComponents,
  button,
  ...fieldComponents,
  ...formComponents,
  ...choiceComponents,
  ...imageComponents,
  scrollView,
  ...swiperComponents,
  picker,
  ...pickerViewComponents,
  ...smallComponents,
  richText,
  map,
  canvas,
  ...containerComponents,
]

/** Registers every built-in tag; those without a spec are plain boxes. */
export function defineBuiltins(framework: Framework, phone: () => Phone): void {
  const specs = new Map(SPECS.map((spec) => [spec.tag, spec]))
  for (const tag of BUILTIN_TAGS) {
    defineBuiltin(framework, phone, specs.get(tag) ?? { tag })
  }
}
