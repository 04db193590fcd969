# Direct Line in a container that needs nothing at run time but itself: docs/deploy.md.
#   docker build -t direct-line .
#   docker run --rm -p 127.0.0.1:8050:8050 direct-line
FROM python:3.11-slim AS packages
COPY requirements.txt .
RUN python -m venv /venv
RUN /venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.11-slim
WORKDIR /app
COPY --from=packages /venv /venv
COPY app.py LICENSE ./
COPY graph graph
COPY ui ui
COPY assets assets
COPY data data
COPY docs/lesson-plan.md docs/lesson-plan.md
RUN useradd --system --no-create-home --shell /usr/sbin/nologin line
USER line
ENV PYTHONDONTWRITEBYTECODE=1
EXPOSE 8050
HEALTHCHECK CMD ["/venv/bin/python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8050/healthz', timeout=3)"]
ENTRYPOINT ["/venv/bin/python", "app.py", "serve", "--workers", "2", "--host", "0.0.0.0"]
