import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

/** A file in an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const DIRECTORY_BYTES = 46;
const LOCAL_BYTES = 30;
const DEFLATED = 8;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1980-01-01, the first day the format knows. */
const NO_DATE = 0x21;
/** Sizes and counts beyond these need another form of the format. */
const MOST = 0xffffffff;
const MOST_ENTRIES = 0xffff;

const endOf = (zip: Buffer): number => {
  for (let at = zip.length - END_BYTES; at >= 0; at--) if (zip.readUInt32LE(at) === END) return at;
  throw new Error("it is no zip archive");
};

const dataOf = (zip: Buffer, at: number, size: number, method: number): Uint8Array => {
  if (zip.readUInt32LE(at) !== LOCAL) throw new Error("the zip archive is damaged");
  const start = at + LOCAL_BYTES + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const data = zip.subarray(start, start + size);
  return method === DEFLATED ? inflateRawSync(data) : data;
};

/** The files of an archive without encryption and of less than 4 GB, as its directory lists them. Throws for anything else. */
export const readZip = (bytes: Uint8Array): readonly ZipEntry[] => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count === MOST_ENTRIES || at === MOST) throw new Error("the zip archive is too big to be read");
  const entries: ZipEntry[] = [];
  for (let read = 0; read < count; read++) {
    if (zip.readUInt32LE(at) !== DIRECTORY) throw new Error("the zip archive is damaged");
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + DIRECTORY_BYTES, at + DIRECTORY_BYTES + nameBytes);
    const [method, size, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    entries.push({ name, bytes: dataOf(zip, local, size, method) });
    at += DIRECTORY_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
};

/** What both headers of a file say of it, from the version on. */
const described = ({ name, bytes }: ZipEntry, packed: Uint8Array): Buffer => {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt16LE(NO_DATE, 8);
  header.writeUInt32LE(crc32(bytes), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
};

const signed = (signature: number, ...parts: readonly Uint8Array[]): Buffer => {
  const start = Buffer.alloc(4);
  start.writeUInt32LE(signature);
  return Buffer.concat([start, ...parts]);
};

/** An archive of these files, in this order. Throws when it would be 4 GB or more. */
export const writeZip = (entries: readonly ZipEntry[]): Uint8Array => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.bytes);
    const header = described(entry, packed);
    const name = Buffer.from(entry.name);
    const file = signed(LOCAL, header, name, packed);
    // No comment, one disk, no attributes; where the file stands.
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(signed(DIRECTORY, Buffer.from([VERSION, 0]), header, rest, name));
    files.push(file);
    offset += file.length;
  }
  if (offset >= MOST || entries.length >= MOST_ENTRIES) throw new Error("the trace is too big");
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listed, signed(END, end)]);
};
