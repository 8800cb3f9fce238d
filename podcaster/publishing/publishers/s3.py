"""Publishing to S3 and what speaks its protocol: s3://bucket/path, with s3fs (the extra podcaster[s3]).

Keys and region come from the usual AWS_... environment variables or AWS files.
"""

from podcaster.publishing.publishers.base import Address
from podcaster.publishing.publishers.fsspec_publisher import (
    CONNECT_TIMEOUT_S,
    READ_TIMEOUT_S,
    FsspecPublisher,
    connect,
)  # fmt: skip

_MOST_ATTEMPTS = 3


def open_s3(address: Address) -> FsspecPublisher:
    """A bucket, or a path in it. ImportError without s3fs, else what s3fs raises."""

    def opened() -> FsspecPublisher:
        import fsspec

        config = {
            "connect_timeout": CONNECT_TIMEOUT_S,
            "read_timeout": READ_TIMEOUT_S,
            "retries": {"max_attempts": _MOST_ATTEMPTS},
        }
        files = fsspec.filesystem("s3", skip_instance_cache=True, config_kwargs=config)
        return FsspecPublisher(files, f"{address.host}{address.path}", has_folders=False)

    return connect(opened)
