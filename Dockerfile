# The dashboard in a small image: docs/running.md
FROM python:3.11-slim AS build
WORKDIR /src
RUN apt-get update && apt-get install --yes --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
COPY . .
# The wheel brings its figures and scripts; the packages it needs are of the versions that are tested.
RUN pip wheel --no-deps --wheel-dir /dist . \
 && sed -n 's/^\([A-Za-z0-9._-]*==.*\) \\$/\1/p' requirements.lock > /tmp/versions.txt \
 && python -m venv /opt/app \
 && /opt/app/bin/pip install --no-cache-dir --constraint /tmp/versions.txt /dist/*.whl

FROM python:3.11-slim
COPY --from=build /opt/app /opt/app
RUN useradd --system --home-dir /figures app && mkdir /figures && chown app /figures
USER app
ENV PATH=/opt/app/bin:$PATH XDG_DATA_HOME=/figures XDG_CACHE_HOME=/tmp
VOLUME /figures
EXPOSE 8050
HEALTHCHECK --interval=60s --timeout=5s CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8050/health', timeout=4)"]
ENTRYPOINT ["trade-claims"]
CMD ["serve", "--host", "0.0.0.0"]
