# Assay as a service. Built and run nowhere yet by those who wrote it (docs/deployment.md); what is inside was.
FROM eclipse-temurin:17-jdk-noble AS build
WORKDIR /src
COPY . .
ARG COMMIT=unknown
RUN ./mvnw -B -ntp -Prelease -Dquick -Dmaven.test.skip=true "-Dassay.commit=$COMMIT" -pl release -am package \
 && mkdir /unpacked \
 && tar -xzf release/target/quick/assay-*.tar.gz --strip-components=1 -C /unpacked

# glibc, since the native libraries are built against it.
FROM eclipse-temurin:17-jre-noble
RUN apt-get update \
 && apt-get install -y --no-install-recommends libgomp1 \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 assay \
 && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin assay \
 && install -d -o 10001 -g 10001 -m 0750 /var/lib/assay /var/cache/assay
COPY --from=build /unpacked /opt/assay
ENV ASSAY_HOME=/var/lib/assay \
    ASSAY_USER_DIR=/var/lib/assay/user \
    ASSAY_CACHE=/var/cache/assay \
    PATH=/opt/assay/bin:$PATH
USER 10001:10001
# The archive of classes, so that the first start is as short as the later ones.
RUN ASSAY_CLASS_ARCHIVE=now assay --version
VOLUME /var/lib/assay
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["assay", "serve", "--host", "127.0.0.1", "--check"]
ENTRYPOINT ["assay"]
CMD ["serve", "--host", "0.0.0.0", "--token-file", "/run/secrets/assay-token"]
