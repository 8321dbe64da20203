export default definePageConfig({ navigationBarTitleText: '解除微信绑定' })
