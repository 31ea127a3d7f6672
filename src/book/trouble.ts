// What a machine refuses, in words: the disk, the rights of the user, a place that is not there.

const words = new Map(
  Object.entries({
    ENOSPC: 'the disk is full: make room and try again',
    EDQUOT: 'the disk space of this user is used up: make room and try again',
    EFBIG: 'it is larger than this user may write',
    EROFS: 'the disk can only be read',
    EACCES: 'this user has no right to it',
    EPERM: 'this user has no right to it',
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'a file stands where a folder is expected',
    EEXIST: 'a file stands where a folder is expected',
    EISDIR: 'this is a folder, expected a file',
    ELOOP: 'it is a symbolic link that leads to itself',
    EMFILE: 'too many files are open',
    ENFILE: 'too many files are open',
    EIO: 'the disk cannot be read or written',
    EBUSY: 'another program uses it',
    ENAMETOOLONG: 'the name is too long',
  }),
);

/** Why the machine refused, without paths; nothing for an error of another kind. */
export function troubleOf(error: unknown): string | undefined {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  return words.get(code) ?? `${syscall} failed with ${code}`;
}

/** The same with the path that it is about, or with what else it is about. */
export function troubleAt(error: unknown, otherwise: string): string | undefined {
  const why = troubleOf(error);
  return why && `${(error as NodeJS.ErrnoException).path ?? otherwise}: ${why}`;
}
