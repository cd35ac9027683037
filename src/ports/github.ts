/** The repository's host: files at a commit that the checkout does not hold. Loaded when it is first asked. */
import { GateError } from '../core/errors.ts'
import { valueAt } from '../core/untrusted.ts'
import type { RemoteFiles } from './types.ts'

/** Reads through the REST API with a token that may read contents. */
export function githubFiles(token: string, repository: string): RemoteFiles {
  const [owner = '', repo = ''] = repository.split('/')
  return {
    async readAt(commit, path, maxBytes) {
      const { getOctokit } = await import('@actions/github')
      const { repos, git } = getOctokit(token).rest
      try {
        const { data } = await repos.getContent({ owner, repo, path, ref: commit })
        const [encoding, content] = [valueAt(data, 'encoding'), valueAt(data, 'content')]
        if (encoding !== 'base64' || typeof content !== 'string' || content.length > maxBytes * 2) {
          throw new GateError('evidence', `expected a file of at most ${maxBytes} bytes at ${path}`)
        }
        return Buffer.from(content, 'base64').toString('utf8')
      } catch (error) {
        if (valueAt(error, 'status') !== 404) throw error
        // 404 is said of a file that is not there, and of a repository that the token may not see: ask for the commit.
        await git.getCommit({ owner, repo, commit_sha: commit })
        return null
      }
    }
  }
}
