"""What the stages ask of the machine. Nothing here knows of articles or audio.

files          atomic writes, locks and unfinished files
user_files     files that people name: bounded reads, devices, pipes
content_store  a content-addressed cache on disk
http           one bounded HTTP exchange
ffmpeg         the encoder's program: where it is, and running it
process_pool   worker processes as an executor; worker: what runs in one
cluster        a Dask scheduler as an executor
signals        Ctrl-C and SIGTERM around the start of other programs
validation     values from files checked against types (msgspec)
toml           TOML from untrusted text; toml_lines: where in a file a key stands
"""
