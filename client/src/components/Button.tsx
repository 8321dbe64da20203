import { Button as Native, type ButtonProps } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon } from './Icon'

interface Props extends PropsWithChildren {
  kind?: 'primary' | 'plain' | 'danger' | 'alarm' | 'ghost'
  small?: boolean
  icon?: string
  /**
   * Paler and without effect, e.g. while the tap before is at work. Not WeChat's `disabled`, whose
   * own looks are too faint to read, except where WeChat itself would act.
   */
  off?: boolean
  label?: string
  onClick?: () => void
  openType?: ButtonProps['openType']
  id?: string
  onGetPhoneNumber?: ButtonProps['onGetPhoneNumber']
}

export function Button({
  kind = 'plain',
  small,
  icon,
  off,
  label,
  onClick,
  children,
  ...more
}: Props) {
  const looks = `btn btn--${kind}${small ? ' btn--small' : ''}${off ? ' btn--off' : ''}`
  return (
    <Native
      className={looks}
      hoverClass="tap"
      disabled={off && more.openType !== undefined}
      ariaRole="button"
      ariaLabel={label}
      onClick={off ? undefined : onClick}
      {...more}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Native>
  )
}
