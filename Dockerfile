# SPDX-License-Identifier: MIT
# `make docker-test` and `make firmware BOARD=...` build and run it; `make image-check` executes it without Docker.
# Targets: test (its entry runs the tests) and firmware (its entry is `vencoder`).
#
# Optional, for machines with their own npm registry or certificate authority:
#   --secret id=npmrc,src=FILE     npm's configuration
#   --secret id=extra-ca,src=FILE  certificates, PEM
# A digest would pin it, but buildah 1.28 takes none in FROM: pass one with --build-arg BASE=debian@sha256:... to Docker.
ARG BASE=debian:trixie-slim

FROM ${BASE} AS node
ENV LANG=C.UTF-8
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates nodejs \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/*

# Debian's npm is 380 packages, which stay in this stage; later stages get the registry's npm, which has its own in it.
FROM node AS dependencies
ARG NPM_VERSION=10.9.9
ARG NPM_SHA512=d60fba8cb42f688b81e33c2f1cbef2ad7b977166700ec0ad057f1b6d60ea6ef2524abf673e20c35931cd8305d1dbb8887134d6eefdc0e7b8435bd458bf65b862
WORKDIR /opt/k230-vencoder
RUN apt-get update && apt-get install --yes --no-install-recommends npm
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc --mount=type=secret,id=extra-ca \
    NODE_EXTRA_CA_CERTS=/run/secrets/extra-ca npm pack --pack-destination /tmp npm@${NPM_VERSION} \
    && echo "${NPM_SHA512}  /tmp/npm-${NPM_VERSION}.tgz" | sha512sum --check \
    && npm install --global --offline --prefix=/opt/npm /tmp/npm-${NPM_VERSION}.tgz \
    && rm /tmp/npm-${NPM_VERSION}.tgz
COPY package.json package-lock.json ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc --mount=type=secret,id=extra-ca \
    NODE_EXTRA_CA_CERTS=/run/secrets/extra-ca /opt/npm/bin/npm ci --no-audit --no-fund

FROM node AS toolchain
# QEMU 11.1 has the K230's core, thead-c908v, and its machine; the QEMU in Debian's release does not.
ARG QEMU_SUITE=trixie-backports
WORKDIR /opt/k230-vencoder
COPY cli/support/packages/project.txt cli/support/packages/
RUN sed -i "s/^Suites: .*-updates.*/& ${QEMU_SUITE}/" /etc/apt/sources.list.d/debian.sources \
    && apt-get update \
    && apt-get install --yes --no-install-recommends --target-release=${QEMU_SUITE} qemu-user qemu-system-riscv \
    && apt-get install --yes --no-install-recommends $(cut -d' ' -f1 cli/support/packages/project.txt) \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/*
COPY --from=dependencies /opt/npm /opt/npm
COPY --from=dependencies /opt/k230-vencoder/node_modules node_modules
# Every user of the image has this home and this cache.
ENV PATH=/opt/npm/bin:$PATH HOME=/home/user XDG_CACHE_HOME=/opt/cache
COPY package.json tsconfig.json tsconfig.build.json ./
COPY boards boards
COPY cli/support cli/support
COPY cli/boards cli/boards
COPY cli/toolchain cli/toolchain
COPY cli/machine cli/machine
COPY cli/programs/setup.ts cli/programs/
COPY firmware/machine-init firmware/machine-init
COPY firmware/mpp firmware/mpp
COPY firmware/media-process firmware/media-process
COPY firmware/virtual-mpp/codec-process firmware/virtual-mpp/codec-process
COPY firmware/virtual-mpp/bytes.c firmware/virtual-mpp/bytes.h firmware/virtual-mpp/codec.h \
    firmware/virtual-mpp/codec_h264.c firmware/virtual-mpp/codec_h265.c firmware/virtual-mpp/codec_jpeg.c \
    firmware/virtual-mpp/codec_picture.c firmware/virtual-mpp/cxx_runtime.cpp firmware/virtual-mpp/image.c \
    firmware/virtual-mpp/image.h firmware/virtual-mpp/picture.h firmware/virtual-mpp/pixels.c \
    firmware/virtual-mpp/pixels.h firmware/virtual-mpp/native_process.c firmware/virtual-mpp/native_process.h \
    firmware/virtual-mpp/
RUN mkdir -m 1777 /home/user \
    && npm run build \
    && node dist/cli/programs/setup.js \
    && rm -rf dist /opt/cache/k230-vencoder/apt /opt/cache/k230-vencoder/locks \
        /opt/cache/k230-vencoder/logs /opt/cache/k230-vencoder/tarballs \
    && chmod -R a+rX /opt/cache \
    && cd /opt/cache/k230-vencoder && mkdir -p facts locks logs records \
    && chmod 1777 /opt/cache . facts locks logs records

FROM toolchain AS project
COPY . .
RUN npm run build && mkdir -m 1777 build out

FROM project AS test
RUN apt-get update \
    && apt-get install --yes --no-install-recommends $(cut -d' ' -f1 cli/support/packages/browser.txt) \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/*
USER 1000:1000
ENTRYPOINT ["npm", "test", "--silent", "--"]

# The host tools of CanMV's SDK. PYTHON_MODULES lists Python modules, with their hashes, that PyPI provides.
# Without access to PyPI, set PYTHON_MODULES to an empty string: the SDK's packing of images then fails.
FROM toolchain AS firmware
ARG PYTHON_MODULES=cli/support/packages/firmware-python.txt
COPY cli/support/packages/firmware.txt cli/support/packages/firmware-python.txt cli/support/packages/
RUN sed -i "s/^Components: main$/& contrib/" /etc/apt/sources.list.d/debian.sources \
    && apt-get update \
    && apt-get install --yes --no-install-recommends $(cut -d' ' -f1 cli/support/packages/firmware.txt) \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/*
RUN test -z "${PYTHON_MODULES}" || pip install --no-cache-dir --break-system-packages --require-hashes \
    --only-binary :all: --requirement ${PYTHON_MODULES}
COPY . .
COPY --from=project /opt/k230-vencoder/dist dist
RUN mkdir -m 1777 build out
USER 1000:1000
ENTRYPOINT ["node", "dist/cli/main.js"]
CMD ["firmware", "--help"]
