# An image that holds the program and nothing else; docs/install.md says how to build it. The context is an unpacked archive.
FROM scratch
LABEL org.opencontainers.image.title="crosscheck" org.opencontainers.image.licenses="Apache-2.0"
COPY bin/crosscheck /bin/crosscheck
COPY share/doc/crosscheck/LICENSE share/doc/crosscheck/copyright /share/doc/crosscheck/
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/bin/crosscheck"]
