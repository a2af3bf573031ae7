# docker build --tag cyberlint .
# docker run --rm --network none --volume "$PWD:/work:ro" cyberlint draft.docx
FROM python:3.13.9-slim-trixie AS build
WORKDIR /source
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY checker checker
COPY rules rules
COPY schemas schemas
RUN python -m venv /opt/cyberlint \
 && /opt/cyberlint/bin/python -m pip install --no-cache-dir --no-compile ".[all]" \
 && /opt/cyberlint/bin/python -m pip uninstall --yes pip \
 && /opt/cyberlint/bin/python -m compileall -q /opt/cyberlint/lib

FROM python:3.13.9-slim-trixie
COPY --from=build /opt/cyberlint /opt/cyberlint
ENV PATH=/opt/cyberlint/bin:$PATH
# No user of the image: a number needs no entry in /etc/passwd, and a mounted folder is only read.
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["cyberlint"]
CMD ["--help"]
