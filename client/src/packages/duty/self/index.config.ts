export default definePageConfig({ navigationBarTitleText: '随手自办' })
