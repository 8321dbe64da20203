export default definePageConfig({
  navigationBarTitleText: '写名字表示同意',
  usingComponents: { 'signature-pad': '../../../native/signature-pad/index' },
})
