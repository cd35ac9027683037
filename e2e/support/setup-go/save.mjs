// The last step of actions/setup-go 7 (its src/cache-save.ts).
import { cachePaths, toolkit } from './toolkit.mjs'

const [core, cache] = await Promise.all([toolkit('core'), toolkit('cache')])
const [key, hit] = [core.getState('key'), core.getState('hit')]
// act's cache gives keys back in small letters.
if (key.toLowerCase() === hit.toLowerCase())
  core.info(`Cache hit occurred on the primary key ${key}, not saving cache.`)
else if ((await cache.saveCache(cachePaths(), key)) !== -1) core.info(`Cache saved with the key: ${key}`)
process.exit(0)
