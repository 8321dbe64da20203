export default definePageConfig({
  navigationBarTitleText: '签到码',
  usingComponents: { 'qr-code': '../../../native/qr-code/index' },
})
