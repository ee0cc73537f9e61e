// SPDX-License-Identifier: MIT
// The encoders behind the virtual MPP: openh264, kvazaar and libjpeg-turbo, static, in one prefix.
// With vector instructions on x86-64, and in plain C elsewhere: both produce the same bytes, because they use integers and
// no fused multiply-add.

import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../support/cache.js';
import type { CLibrary } from './c-library.js';
import { jobs, type Compiler } from './compiler.js';
import { fingerprint } from '../support/fingerprint.js';
import { requireIntact } from '../support/intact.js';
import { BuildLog } from '../support/logged-process.js';
import { requireProgram } from '../support/packages.js';
import { projectRoot } from '../support/project.js';
import { sourceTree, type SourceTree } from './third-party.js';

const flags = ['-O3', '-ffp-contract=off'];
const runtimeSource = join(projectRoot, 'firmware', 'virtual-mpp', 'cxx_runtime.cpp');

/** Where and with which tools one encoder is built. */
interface BuildContext {
  source: SourceTree;
  /** Folder for objects; removed afterwards. */
  objects: string;
  /** Gets the files in `include/` and `lib/`. */
  prefix: string;
  compiler: Compiler;
  library: CLibrary;
  /** Use vector instructions; the CPU at run time decides which. */
  vectors: boolean;
  log: BuildLog;
}

/** A prefix with `include/` and `lib/` of all three encoders, for one C library. */
export async function codecs(compiler: Compiler, library: CLibrary): Promise<string> {
  const recipes = { openh264, kvazaar, 'libjpeg-turbo': libjpegTurbo };
  const sources = await Promise.all(Object.keys(recipes).map((name) => sourceTree(name)));
  const target = `${compiler.triple}, C library: ${library.name}`;
  const vectors = compiler.triple.startsWith('x86_64-');
  const runtime = fingerprint(await readFile(runtimeSource, 'utf8'));
  return await cached({
    name: `codecs-${compiler.triple}-${library.name}`,
    inputs: {
      sources: sources.map(({ folder }) => folder),
      compiler,
      library,
      flags,
      vectors,
      runtime,
      recipe: 2,
    },
    title: `Building ${sources.map(({ name, version }) => `${name} ${version}`).join(', ')} for ${target}`,
    make: async (prefix) => {
      await requireProgram('cmake');
      await requireProgram(`${compiler.crossPrefix}g++`);
      if (vectors) {
        await requireProgram('nasm');
      }
      await mkdir(join(prefix, 'include'));
      await mkdir(join(prefix, 'lib'));
      for (const source of sources) {
        await build(source, recipes[source.name as keyof typeof recipes], {
          compiler,
          prefix,
          library,
          vectors,
        });
      }
    },
  });
}

async function build(
  source: SourceTree,
  recipe: (context: BuildContext) => Promise<void>,
  place: Pick<BuildContext, 'compiler' | 'prefix' | 'library' | 'vectors'>,
): Promise<void> {
  await requireIntact(source.folder);
  const objects = join(place.prefix, `objects-${source.name}`);
  await mkdir(objects);
  await recipe({
    source,
    objects,
    ...place,
    log: await BuildLog.create(`${source.name}-${place.compiler.triple}-${place.library.name}`),
  });
  await rm(objects, { recursive: true });
}

// C++ without its library: we add the three symbols that the encoder needs to the archive.
async function openh264(context: BuildContext): Promise<void> {
  const cxxFlags = ['-nostdinc++', '-fno-exceptions', '-fno-rtti', '-fno-threadsafe-statics'];
  const archive = join(context.objects, 'libopenh264.a');
  const runtimeObject = join(context.objects, 'cxx_runtime.o');
  await context.log.run(
    [
      'make',
      jobs,
      '-f',
      join(context.source.folder, 'Makefile'),
      'OS=linux',
      ...(context.vectors ? ['ARCH=x86_64', 'USE_ASM=Yes'] : ['ARCH=generic', 'USE_ASM=No']),
      'USE_STACK_PROTECTOR=No',
      'DECODER_OBJS=',
      `CC=${context.library.cc}`,
      `CXX=${context.library.cxx}`,
      `AR=${context.compiler.crossPrefix}ar`,
      `CFLAGS_OPT=${flags.join(' ')}`,
      `CXXFLAGS=${cxxFlags.join(' ')}`,
      'libopenh264.a',
    ],
    { cwd: context.objects },
  );
  await context.log.run([
    context.library.cxx,
    ...flags,
    ...cxxFlags,
    '-c',
    runtimeSource,
    '-o',
    runtimeObject,
  ]);
  await context.log.run([`${context.compiler.crossPrefix}ar`, 'rD', archive, runtimeObject]);
  await cp(archive, join(context.prefix, 'lib', 'libopenh264.a'));
  await cp(join(context.source.folder, 'codec', 'api', 'wels'), join(context.prefix, 'include', 'wels'), {
    recursive: true,
  });
}

async function kvazaar(context: BuildContext): Promise<void> {
  const options = ['BUILD_SHARED_LIBS=OFF', 'BUILD_TESTS=OFF', 'BUILD_KVAZAAR_BINARY=OFF', 'USE_CRYPTO=OFF'];
  // Its cmake writes to the source.
  const folder = join(context.objects, 'source');
  await cp(context.source.folder, folder, { recursive: true, preserveTimestamps: true });
  await cmake({ ...context, source: { ...context.source, folder } }, options, 'kvazaar');
  await cp(join(context.objects, 'libkvazaar.a'), join(context.prefix, 'lib', 'libkvazaar.a'));
  await cp(join(context.source.folder, 'src', 'kvazaar.h'), join(context.prefix, 'include', 'kvazaar.h'));
}

async function libjpegTurbo(context: BuildContext): Promise<void> {
  const vectors = context.vectors ? ['WITH_SIMD=ON', 'REQUIRE_SIMD=ON'] : ['WITH_SIMD=OFF'];
  await cmake(context, ['ENABLE_SHARED=OFF', ...vectors], 'turbojpeg-static');
  await cp(join(context.objects, 'libturbojpeg.a'), join(context.prefix, 'lib', 'libturbojpeg.a'));
  await cp(join(context.objects, 'jconfig.h'), join(context.prefix, 'include', 'jconfig.h'));
  for (const header of ['jpeglib.h', 'jmorecfg.h', 'jerror.h', 'turbojpeg.h']) {
    await cp(join(context.source.folder, header), join(context.prefix, 'include', header));
  }
}

async function cmake(context: BuildContext, options: string[], target: string): Promise<void> {
  const settings = [
    'CMAKE_SYSTEM_NAME=Linux',
    `CMAKE_SYSTEM_PROCESSOR=${context.vectors ? 'x86_64' : 'generic'}`,
    'CMAKE_BUILD_TYPE=None',
    `CMAKE_C_COMPILER=${context.library.cc}`,
    `CMAKE_CXX_COMPILER=${context.library.cxx}`,
    `CMAKE_C_FLAGS=${[...flags, '-DNDEBUG'].join(' ')}`,
    ...options,
  ];
  const definitions = settings.map((setting) => `-D${setting}`);
  await context.log.run(['cmake', '-S', context.source.folder, '-B', context.objects, ...definitions]);
  await context.log.run(['cmake', '--build', context.objects, jobs, '--target', target]);
}
