import { dialogButton, openDialog } from '../shell/dialogs'
import { h } from '../shell/dom'
import { makeWheel, type Wheel } from '../shell/wheel'
import type { Behaviour, BuiltinSpec, Host } from './define'
import { pickerModel, type PickerModel } from './picker-columns'

/** An open picker, told when the app changes its range meanwhile. */
interface OpenPicker {
  refresh(): void
}

function wheelsOf(host: Host, model: PickerModel): { wheels: Wheel[]; refresh(): void } {
  const refresh = (except = -1) => {
    model.columns().forEach((rows, i) => {
      if (i !== except) wheels[i]?.setRows(rows, model.chosen[i] ?? 0)
    })
  }
  const wheels = model.columns().map((_, column) =>
    makeWheel(`第 ${column + 1} 列`, (index) => {
      model.chosen[column] = index
      model.turn?.(column, index)
      refresh(column)
    }),
  )
  refresh()
  return { wheels, refresh: () => refresh() }
}

/** The sheet with the wheels; resolves to whether the person confirmed. */
function openSheet(host: Host, model: PickerModel, opened: (o: OpenPicker) => void) {
  return openDialog<boolean>(
    host.phone.shell.overlays,
    'picker',
    host.text('headerText') || '请选择',
    (answer, box) => {
      const { wheels, refresh } = wheelsOf(host, model)
      opened({ refresh })
      box.append(
        h(
          'div',
          { class: 'ph-picker-head' },
          dialogButton('cancel', '取消', () => answer(false)),
          h('span', {}, host.text('headerText')),
          dialogButton('confirm', '确定', () => answer(true)),
        ),
        h('div', { class: 'ph-wheels' }, ...wheels.map((wheel) => wheel.element)),
      )
    },
    { sheet: true, onVeil: false },
  )
}

export const picker: BuiltinSpec = {
  tag: 'picker',
  props: 'mode range rangeKey value start end fields disabled headerText name level'.split(' '),
  setup: (host): Behaviour => {
    let open: (OpenPicker & { model: PickerModel }) | undefined
    let shown: unknown
    const ask = async () => {
      if (host.bool('disabled') || open) return
      const model = pickerModel(host)
      const confirmed = await openSheet(host, model, (o) => (open = { ...o, model }))
      open = undefined
      if (!confirmed) return host.fire('cancel')
      shown = model.value()
      host.fire('change', { value: shown, ...(host.text('mode') === 'region' ? { code: [] } : {}) })
    }
    host.onTap(() => void ask())
    host.el.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === host.el) host.el.click()
    })
    host.el.setAttribute('tabindex', '0')
    return {
      value: () => shown ?? host.raw('value') ?? '',
      reset: () => (shown = undefined),
      activate: () => void ask(),
      update(property) {
        if (property === 'value') shown = undefined
        if (!open || (property !== 'range' && property !== 'value')) return
        const given = host.raw('value')
        if (property === 'value' && Array.isArray(given)) {
          given.forEach((index, i) => open && (open.model.chosen[i] = Number(index)))
        }
        open.refresh()
      },
    }
  },
}
