/** The repository's host: files at a commit that the checkout does not hold. Loaded when it is first asked. */
import { GateError } from '../core/errors.ts'
import { textAt, valueAt } from '../core/untrusted.ts'
import type { RemoteFiles } from './types.ts'

const MAX_PATH = 4096
/** Folders that are listed for one path, one request each. */
const MAX_FOLDERS = 50

/** Reads through the REST API with a token that may read contents. */
export function githubFiles(token: string, repository: string): RemoteFiles {
  const [owner = '', repo = ''] = repository.split('/')
  const client = async () => (await import('@actions/github')).getOctokit(token).rest

  /** The API's answer about a path, `null` when the commit has nothing there. */
  async function contentAt(commit: string, path: string): Promise<unknown> {
    const { repos, git } = await client()
    try {
      return (await repos.getContent({ owner, repo, path, ref: commit })).data
    } catch (error) {
      if (valueAt(error, 'status') !== 404) throw error
      // 404 is said of a file that is not there, and of a repository that the token may not see: ask for the commit.
      await git.getCommit({ owner, repo, commit_sha: commit })
      return null
    }
  }

  return {
    async readAt(commit, path, maxBytes) {
      const data = await contentAt(commit, path)
      if (data === null) return null
      const text = contentText(data, maxBytes) ?? (await blobText(data, maxBytes))
      if (text === null) throw new GateError('evidence', `expected a file of at most ${maxBytes} bytes at ${path}`)
      return text
    },
    async listAt(commit, path) {
      const top = await contentAt(commit, path)
      if (top === null) return null
      if (!Array.isArray(top)) return valueAt(top, 'type') === 'file' ? { folder: false, paths: [path] } : null
      const paths: string[] = []
      const folders: unknown[][] = [top]
      for (const [index, entries] of folders.entries()) {
        if (index >= MAX_FOLDERS)
          throw new GateError('evidence', `expected at most ${MAX_FOLDERS} folders below ${path}`)
        for (const entry of entries) {
          const [type, below] = [valueAt(entry, 'type'), textAt(entry, MAX_PATH, 'path')]
          if (below === null) continue
          if (type === 'file') paths.push(below)
          const listed = type === 'dir' ? await contentAt(commit, below) : null
          if (Array.isArray(listed)) folders.push(listed)
        }
      }
      return { folder: true, paths: paths.toSorted() }
    }
  }

  /** Files over 1 MiB come without their content (REST API, "Get repository content"): by their blob then. */
  async function blobText(data: unknown, maxBytes: number): Promise<string | null> {
    const [sha, size] = [textAt(data, 64, 'sha'), valueAt(data, 'size')]
    if (valueAt(data, 'encoding') !== 'none' || sha === null || typeof size !== 'number' || size > maxBytes) return null
    const { git } = await client()
    return contentText((await git.getBlob({ owner, repo, file_sha: sha })).data, maxBytes)
  }
}

function contentText(data: unknown, maxBytes: number): string | null {
  const [encoding, content] = [valueAt(data, 'encoding'), valueAt(data, 'content')]
  if (encoding !== 'base64' || typeof content !== 'string' || content.length > maxBytes * 2) return null
  return Buffer.from(content, 'base64').toString('utf8')
}
