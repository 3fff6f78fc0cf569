import auth from './en/auth.json'
import chats from './en/chats.json'
import common from './en/common.json'
import emoji from './en/emoji.json'
import settings from './en/settings.json'
import thread from './en/thread.json'

const catalogue = { auth, chats, common, emoji, settings, thread }

export default catalogue
