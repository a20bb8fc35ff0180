import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import { type HttpReply, type HttpRequest, headerOf } from './http-message.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** A bucket whose objects are the files of a folder. What is no file in it answers 403, as S3 does without the right to list. */
export function serveBucket(folder: string, request: HttpRequest): HttpReply {
  const file = fileOf(folder, request.path);
  if (file === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
    const body =
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';
    return { status: 403, headers: [['content-type', 'application/xml']], body: Buffer.from(body) };
  }
  const body = readFileSync(file);
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  const headers = [
    ['content-type', types[extname(file)] ?? 'application/octet-stream'],
    ['etag', etag],
    ['last-modified', statSync(file).mtime.toUTCString()],
    // The names of these files change with their content.
    ...(request.path.startsWith('/_astro/') ? [['cache-control', 'public, max-age=31536000, immutable'] as const] : []),
  ] as const;
  if (headerOf(request, 'if-none-match') === etag) return { status: 304, headers, body: Buffer.alloc(0) };
  return { status: 200, headers, body };
}

function fileOf(folder: string, path: string): string | undefined {
  try {
    const root = resolve(folder);
    const file = resolve(join(root, decodeURIComponent(path)));
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
